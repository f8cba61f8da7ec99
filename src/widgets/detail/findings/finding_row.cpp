// SPDX-License-Identifier: GPL-3.0-or-later
#include "finding_row.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace widgets {

namespace {

constexpr double captionScale = 0.92;
constexpr int quoteStretch = 2;
constexpr int buttonPadding = 20;
constexpr int leastWidthForOneLine = 1000;

QString showTextOf(const models::Evidence& evidence, FindingEmphasis emphasis)
{
    if (std::holds_alternative<models::StepEvidence>(evidence))
        return FindingRow::tr("Show step");
    if (std::holds_alternative<models::CurveEvidence>(evidence))
        return FindingRow::tr("Show curve");
    if (std::holds_alternative<models::PodEvidence>(evidence))
        return FindingRow::tr("Show pod");
    if (!std::holds_alternative<models::LogEvidence>(evidence))
        return {};
    return emphasis == FindingEmphasis::Head ? FindingRow::tr("Show log at this time")
                                             : FindingRow::tr("Show in log");
}

/// The buttons stand below each other, and none of them is wider once it says something else.
int widestOfButtons(const QFontMetrics& metrics, FindingEmphasis emphasis)
{
    if (emphasis == FindingEmphasis::Reason)
        return widestOfButtons(metrics, FindingEmphasis::Head);
    int widest = 0;
    for (const models::Evidence& evidence :
        std::initializer_list<models::Evidence>{models::StepEvidence(), models::CurveEvidence(),
            models::LogEvidence(), models::PodEvidence()})
        widest = std::max(widest, metrics.horizontalAdvance(showTextOf(evidence, emphasis)));
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

void keepPlaceWhenHidden(QWidget& widget, bool keep)
{
    QSizePolicy policy = widget.sizePolicy();
    policy.setRetainSizeWhenHidden(keep);
    widget.setSizePolicy(policy);
}

} // namespace

FindingRow::FindingRow(FindingEmphasis emphasis, QWidget* parent)
    : QWidget(parent)
    , m_emphasis(emphasis)
    , m_texts(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_quote(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_show(new QPushButton(this))
{
    m_quote->setObjectName(QStringLiteral("quote"));
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_quote->installEventFilter(this);
    setupTexts();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addLayout(m_texts, 1);
    row->addWidget(m_show, 0, emphasis == FindingEmphasis::Other ? Qt::AlignVCenter : Qt::AlignTop);
    keepPlaceWhenHidden(*m_show, emphasis != FindingEmphasis::Other);
    m_show->setObjectName(QStringLiteral("showEvidence"));
    connect(
        m_show, &QPushButton::clicked, this, [this] { Q_EMIT evidenceRequested(m_text.evidence); });
    updateAppearance();
}

QWidget& FindingRow::stop() const
{
    return *m_show;
}

void FindingRow::setupTexts()
{
    const bool isOther = m_emphasis == FindingEmphasis::Other;
    m_texts->setDirection(isOther ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_texts->setSpacing(isOther ? theme::space::apart : 1);
    for (PlainLabel* label : {m_quote, m_sentence}) {
        label->setFocusPolicy(Qt::NoFocus);
        m_texts->addWidget(label, label == m_quote ? quoteStretch : 1);
        if (m_emphasis == FindingEmphasis::Head)
            setWrapping(*label);
        else
            label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    if (m_emphasis == FindingEmphasis::Reason)
        m_texts->addStretch();
}

/// A reason is quoted in up to two lines where the page is narrow; where it is wide, the parts
/// below need the height more.
void FindingRow::updateLines()
{
    if (m_emphasis == FindingEmphasis::Head)
        return;
    const bool isReason = m_emphasis == FindingEmphasis::Reason;
    const bool fits = m_quote->fontMetrics().horizontalAdvance(m_quote->text()) <= m_quote->width();
    const bool isOneLine = fits || width() >= leastWidthForOneLine;
    m_quote->setLines(isReason && isOneLine ? 1 : 2);
    m_sentence->setLines(isReason ? 1 : 2);
}

void FindingRow::setText(const models::FindingText& text)
{
    m_text = text;
    setFinal(false);
    m_quote->setProse(text.quote);
    // Beside the others nothing else takes its place.
    m_quote->setVisible(!text.quote.isEmpty() || m_emphasis == FindingEmphasis::Reason);
    m_sentence->setProse(text.sentence);
    m_show->setText(showTextOf(text.evidence, m_emphasis));
    m_show->setVisible(!m_show->text().isEmpty());
    m_show->setAccessibleName(
        tr("%1: %2", "button, what it shows")
            .arg(m_show->text(), text.quote.isEmpty() ? text.sentence : text.quote));
    updateAppearance();
}

void FindingRow::setFinal(bool isFinal)
{
    m_isFinalNote = isFinal;
    m_sentence->setVisible(!isFinal);
    keepPlaceWhenHidden(*m_show, m_emphasis != FindingEmphasis::Other && !isFinal);
}

void FindingRow::setNote(const QString& note, bool isFinal)
{
    setText({});
    setFinal(isFinal);
    m_quote->setProse(note);
    updateAppearance();
}

void FindingRow::updateAppearance()
{
    const bool isQuoted = !m_text.quote.isEmpty();
    QFont mono = theme::font(theme::Type::Mono);
    mono.setBold(m_emphasis == FindingEmphasis::Reason);
    m_quote->setFont(m_emphasis == FindingEmphasis::Reason && !isQuoted ? font() : mono);
    m_show->setMinimumWidth(widestOfButtons(m_show->fontMetrics(), m_emphasis));
    QFont plain = font();
    plain.setBold(m_emphasis == FindingEmphasis::Head);
    // Where a line is quoted, the sentence only says where it stands.
    if (isQuoted || m_emphasis == FindingEmphasis::Reason)
        plain.setPointSizeF(font().pointSizeF() * captionScale);
    m_sentence->setFont(plain);
    if (m_emphasis == FindingEmphasis::Reason)
        setFixedHeight(heightOfReason(mono));
    updateLines();
}

int FindingRow::heightOfReason(const QFont& mono) const
{
    const int lines = width() >= leastWidthForOneLine ? 1 : 2;
    if (m_isFinalNote)
        return lines * m_quote->fontMetrics().lineSpacing();
    const int texts =
        lines * std::max(QFontMetrics(mono, this).lineSpacing(), fontMetrics().lineSpacing())
        + m_sentence->sizeHint().height() + theme::space::tight;
    return std::max(texts, m_show->sizeHint().height());
}

void FindingRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateAppearance();
}

/// What is beside the quote may have another width than before, without that of the row changing.
bool FindingRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_quote && event->type() == QEvent::Resize)
        updateLines();
    return QWidget::eventFilter(watched, event);
}

void FindingRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateAppearance();
}

} // namespace widgets
