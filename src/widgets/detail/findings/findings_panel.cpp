// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings_panel.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/callout.h"
#include "finding_row.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int findingsIconSize = 16;
/// Findings that are seen at once, the reason among them; there is a page below.
constexpr std::size_t firstFew = 2;
/// From here on the parts of the page stand beside each other.
constexpr int leastWidthOfParts = 1100;

} // namespace

FindingsPanel::FindingsPanel(const models::TimeContext& time, QWidget* parent)
    : QFrame(parent)
    , m_time(time)
    , m_icon(new PlainLabel(this))
    , m_rows(new QVBoxLayout)
    , m_bottom(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_otherRows(new QVBoxLayout)
    , m_head(addRow(FindingEmphasis::Head))
    , m_affected(new PlainLabel(this))
    , m_reason(addRow(FindingEmphasis::Reason))
    , m_line(new QFrame(this))
    , m_compared(new PlainLabel(this))
    , m_compare(new QPushButton(tr("Compare…"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_more(new QPushButton(this))
{
    m_icon->setFocusPolicy(Qt::NoFocus);
    m_icon->setAlignment(Qt::AlignTop);
    m_affected->setObjectName(QStringLiteral("affected"));
    m_affected->setWordWrap(true);
    m_rows->setSpacing(4);
    m_rows->insertWidget(m_rows->indexOf(m_reason), m_affected);
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
    m_rows->addWidget(m_line);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(theme::calloutStripe + 10, 6, 8, 6);
    columns->setSpacing(8);
    columns->addWidget(m_icon, 0, Qt::AlignTop);
    columns->addLayout(m_rows, 1);
    setupFooter();
    connect(&time, &models::TimeContext::zoneChanged, this, &FindingsPanel::updateText);
    hide();
}

FindingRow* FindingsPanel::addRow(FindingEmphasis emphasis)
{
    auto* row = new FindingRow(emphasis, this);
    connect(row, &FindingRow::evidenceRequested, this, &FindingsPanel::evidenceRequested);
    m_rows->addWidget(row);
    return row;
}

void FindingsPanel::setupFooter()
{
    m_more->setObjectName(QStringLiteral("moreFindings"));
    m_compare->setObjectName(QStringLiteral("compareFindings"));
    m_copy->setObjectName(QStringLiteral("copyFindings"));
    m_compared->setObjectName(QStringLiteral("compared"));
    m_copy->setAccessibleName(tr("Copy the findings"));
    auto* footer = new QHBoxLayout;
    footer->setSpacing(8);
    footer->addWidget(m_compared);
    for (QPushButton* button : {m_compare, m_copy, m_more}) {
        button->setFlat(true);
        footer->addWidget(button);
    }
    footer->addStretch();
    m_otherRows->setSpacing(m_rows->spacing());
    m_bottom->addLayout(m_otherRows, 1);
    m_bottom->addLayout(footer);
    m_rows->addLayout(m_bottom);
    connect(m_compare, &QPushButton::clicked, this, &FindingsPanel::compareRequested);
    connect(m_copy, &QPushButton::clicked, this, &FindingsPanel::copy);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_isUnfolded = !m_isUnfolded;
        updateOthers();
        updateFooter();
    });
}

void FindingsPanel::setRecord(const models::DeploymentRecord& record)
{
    m_deployment = record.deployment;
    updateText();
}

void FindingsPanel::setJudgement(const models::Judgement& judgement)
{
    m_judgement = judgement;
    updateText();
}

void FindingsPanel::setLive(const models::LiveNow& live)
{
    m_live = live;
    updateText();
}

void FindingsPanel::updateText()
{
    if (!m_deployment)
        return;
    auto text = models::findingsText(*m_deployment, m_judgement, m_live, m_time.zone());
    if (text == m_text)
        return;
    m_text = std::move(text);
    m_head->setText(m_text.head);
    m_reason->setText(m_text.reason.value_or(models::FindingText()));
    m_reason->setVisible(m_text.reason.has_value());
    m_affected->setText(m_text.live);
    m_affected->setVisible(!m_text.live.isEmpty());
    updateOthers();
    updateFooter();
    setAccessibleName(m_text.head.sentence);
    updateAppearance();
    setVisible(m_text.kind != models::FindingsText::Kind::Nothing);
    announceReason();
}

void FindingsPanel::announceReason()
{
    using Kind = models::FindingsText::Kind;
    std::optional<models::LogEvidence> place;
    if (m_text.kind == Kind::Failed || m_text.kind == Kind::RolledBackByHand) {
        const models::FindingText& text = m_text.reason.value_or(m_text.head);
        if (const auto* line = std::get_if<models::LogEvidence>(&text.evidence))
            place = *line;
    }
    if (place == m_reasonPlace)
        return;
    m_reasonPlace = place;
    Q_EMIT reasonChanged(place);
}

std::size_t FindingsPanel::shownAtFirst() const
{
    // The parts below need the height more.
    if (m_text.reason && m_isWide)
        return 0;
    return std::min(m_text.others.size(), m_text.reason ? firstFew - 1 : firstFew);
}

void FindingsPanel::updateOthers()
{
    const std::size_t shown = m_isUnfolded ? m_text.others.size() : shownAtFirst();
    while (m_others.size() < shown) {
        m_others.push_back(addRow(FindingEmphasis::Other));
        m_otherRows->addWidget(m_others.back());
        const FindingRow* above = m_others.size() > 1 ? m_others[m_others.size() - 2] : m_reason;
        setTabOrder(above->focusProxy(), m_others.back()->focusProxy());
    }
    m_line->setVisible(shown > 0);
    for (std::size_t index = 0; index < m_others.size(); ++index) {
        if (index < shown)
            m_others[index]->setText(m_text.others[index]);
        m_others[index]->setVisible(index < shown);
    }
}

void FindingsPanel::updateFooter()
{
    QStringList facts{m_text.compared, m_text.progress};
    facts.removeAll(QString());
    m_compared->setText(facts.join(QStringLiteral(" · ")));
    m_compared->setVisible(!facts.isEmpty());
    m_compare->setVisible(!m_text.compared.isEmpty());
    const std::size_t folded = m_text.others.size() - shownAtFirst();
    m_more->setVisible(folded > 0);
    m_more->setText(m_isUnfolded ? tr("Show fewer")
                                 : tr("%n more finding(s)", nullptr, static_cast<int>(folded)));
}

theme::Tone FindingsPanel::tone() const
{
    return m_text.kind == models::FindingsText::Kind::Failed ? theme::Tone::Bad
                                                             : theme::Tone::Warning;
}

void FindingsPanel::updateAppearance()
{
    const QColor color = theme::foreground(tone(), palette());
    const QString icon =
        tone() == theme::Tone::Bad ? QStringLiteral("failed") : QStringLiteral("warning");
    m_icon->setPixmap(theme::icon(icon, color).pixmap(findingsIconSize, findingsIconSize));
    m_compare->setIcon(theme::icon(QStringLiteral("compare"), palette()));
    m_copy->setIcon(theme::icon(QStringLiteral("copy"), palette()));
    QPalette line = palette();
    line.setColor(QPalette::Window, theme::line(palette()));
    m_line->setPalette(line);
    update();
}

void FindingsPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void FindingsPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    const bool isWide = width() >= leastWidthOfParts;
    if (std::exchange(m_isWide, isWide) == isWide)
        return;
    updateOthers();
    updateFooter();
}

void FindingsPanel::paintEvent(QPaintEvent*)
{
    theme::paintCallout(*this, tone());
}

void FindingsPanel::copy()
{
    const QString title = tr("%1 %2 (%3)", "version, environment, id")
                              .arg(models::displayText(m_deployment->version),
                                  models::displayText(m_deployment->environment),
                                  models::displayText(m_deployment->id));
    QGuiApplication::clipboard()->setText(models::copiedText(m_text, title));
    Q_EMIT statusMessage(tr("Copied the findings"));
}

} // namespace widgets
