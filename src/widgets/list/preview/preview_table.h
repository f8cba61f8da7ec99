// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace widgets {

/// A short table that is as high as its rows and has no scroll bars of its own: a part of a page
/// that scrolls as a whole.
class PreviewTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewTable)

public:
    /// The model outlives it.
    explicit PreviewTable(QAbstractItemModel& model, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitRows();
};

} // namespace widgets
