// SPDX-License-Identifier: GPL-3.0-or-later
#include "finding_row.h"

#include "deploy/widgets/controls/plain_label.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace widgets {

namespace {

constexpr double captionScale = 0.92;
constexpr int quoteStretch = 2;
constexpr int buttonPadding = 20;

QString showTextOf(const models::Evidence& evidence, FindingEmphasis emphasis)
{
    if (std::holds_alternative<models::StepEvidence>(evidence))
        return FindingRow::tr("Show step");
    if (std::holds_alternative<models::CurveEvidence>(evidence))
        return FindingRow::tr("Show curve");
    if (!std::holds_alternative<models::LogEvidence>(evidence))
        return {};
    return emphasis == FindingEmphasis::Head ? FindingRow::tr("Show log at this time")
                                             : FindingRow::tr("Show in log");
}

/// The buttons stand below each other.
int widestOfButtons(const QFontMetrics& metrics)
{
    int widest = 0;
    for (const QString& text :
        {FindingRow::tr("Show step"), FindingRow::tr("Show curve"), FindingRow::tr("Show in log")})
        widest = std::max(widest, metrics.horizontalAdvance(text));
    return widest + buttonPadding;
}

/// Wraps within the width that it is given, whatever that is.
void setWrapping(PlainLabel& label)
{
    label.setWordWrap(true);
    label.setMinimumWidth(1);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label.setSizePolicy(policy);
}

} // namespace

FindingRow::FindingRow(FindingEmphasis emphasis, QWidget* parent)
    : QWidget(parent)
    , m_emphasis(emphasis)
    , m_quote(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_show(new QPushButton(this))
{
    m_quote->setObjectName(QStringLiteral("quote"));
    m_sentence->setObjectName(QStringLiteral("sentence"));
    const bool isOneLine = emphasis == FindingEmphasis::Other;
    auto* texts = new QBoxLayout(isOneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    texts->setSpacing(isOneLine ? 12 : 1);
    for (PlainLabel* label : {m_quote, m_sentence}) {
        setWrapping(*label);
        label->setFocusPolicy(Qt::NoFocus);
        texts->addWidget(label, label == m_quote ? quoteStretch : 1);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addLayout(texts, 1);
    row->addWidget(m_show, 0, Qt::AlignTop);
    m_show->setObjectName(QStringLiteral("showEvidence"));
    setFocusProxy(m_show);
    connect(
        m_show, &QPushButton::clicked, this, [this] { Q_EMIT evidenceRequested(m_text.evidence); });
    updateAppearance();
}

void FindingRow::setText(const models::FindingText& text)
{
    m_text = text;
    m_quote->setText(text.quote);
    m_quote->setVisible(!text.quote.isEmpty());
    m_sentence->setText(text.sentence);
    m_show->setText(showTextOf(text.evidence, m_emphasis));
    m_show->setVisible(!m_show->text().isEmpty());
    m_show->setAccessibleName(
        tr("%1: %2", "button, what it shows")
            .arg(m_show->text(), text.quote.isEmpty() ? text.sentence : text.quote));
    updateAppearance();
}

void FindingRow::updateAppearance()
{
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    mono.setBold(m_emphasis == FindingEmphasis::Reason);
    m_quote->setFont(mono);
    m_show->setMinimumWidth(widestOfButtons(m_show->fontMetrics()));
    QFont plain = font();
    plain.setBold(m_emphasis == FindingEmphasis::Head);
    // Where a line is quoted, the sentence only says where it stands.
    if (!m_text.quote.isEmpty())
        plain.setPointSizeF(font().pointSizeF() * captionScale);
    m_sentence->setFont(plain);
}

void FindingRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateAppearance();
}

} // namespace widgets
