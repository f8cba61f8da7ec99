// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"
#include "deploy/widgets/theme/theme.h"

#include <QFrame>

namespace widgets {

class PlainLabel;

/// Why a deployment failed and who is affected, in a tinted field; hidden where nothing is wrong.
class PreviewReasonCard final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewReasonCard)

public:
    explicit PreviewReasonCard(QWidget* parent = nullptr);

    void setReason(const models::PreviewReason& reason);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] theme::Tone tone() const;
    void updateAppearance();

    models::PreviewReason m_reason;
    PlainLabel* m_head;
    PlainLabel* m_quote;
    PlainLabel* m_sentence;
    PlainLabel* m_live;
    PlainLabel* m_more;
};

} // namespace widgets
