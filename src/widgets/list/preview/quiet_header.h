// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace widgets {

/// The headings of a short table as quiet words, without frames: there is nothing to be pressed.
class QuietHeader final : public QHeaderView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuietHeader)

public:
    explicit QuietHeader(QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace widgets
