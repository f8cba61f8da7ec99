// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview_reason_card.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/callout.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QVBoxLayout>

namespace widgets {

using Kind = models::FindingsText::Kind;

PreviewReasonCard::PreviewReasonCard(QWidget* parent)
    : QFrame(parent)
    , m_head(new PlainLabel(this))
    , m_quote(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_live(new PlainLabel(this))
    , m_more(new PlainLabel(this))
{
    m_head->setObjectName(QStringLiteral("previewReason"));
    m_quote->setObjectName(QStringLiteral("previewQuote"));
    m_sentence->setObjectName(QStringLiteral("previewSentence"));
    m_live->setObjectName(QStringLiteral("previewLive"));
    m_more->setObjectName(QStringLiteral("previewMore"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme::calloutStripe + theme::space::apart, theme::space::near,
        theme::space::apart, theme::space::near);
    lines->setSpacing(theme::space::tight);
    for (PlainLabel* label : {m_head, m_quote, m_sentence, m_live, m_more}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1);
        label->setFocusPolicy(Qt::NoFocus);
        label->setForegroundRole(QPalette::WindowText);
        lines->addWidget(label);
    }
    hide();
}

void PreviewReasonCard::setReason(const models::PreviewReason& reason)
{
    if (reason == m_reason)
        return;
    m_reason = reason;
    const auto show = [](PlainLabel* label, const QString& text) {
        label->setProse(text);
        label->setVisible(!text.isEmpty());
    };
    show(m_head, reason.head);
    show(m_quote, reason.quote);
    show(m_sentence, reason.sentence);
    show(m_live, reason.live);
    show(m_more, reason.more);
    setAccessibleName(reason.head);
    updateAppearance();
    setVisible(reason.kind != Kind::Nothing);
}

theme::Tone PreviewReasonCard::tone() const
{
    return m_reason.kind == Kind::Failed ? theme::Tone::Bad : theme::Tone::Warning;
}

void PreviewReasonCard::updateAppearance()
{
    QFont head = theme::font(theme::Type::Body);
    head.setWeight(QFont::DemiBold);
    m_head->setFont(head);
    m_quote->setFont(theme::font(theme::Type::Mono));
    m_more->setFont(theme::font(theme::Type::Caption));
    QPalette strong = palette();
    strong.setColor(QPalette::WindowText, theme::foreground(tone(), palette()));
    m_head->setPalette(strong);
    update();
}

void PreviewReasonCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

void PreviewReasonCard::paintEvent(QPaintEvent*)
{
    theme::paintCallout(*this, tone());
}

} // namespace widgets
