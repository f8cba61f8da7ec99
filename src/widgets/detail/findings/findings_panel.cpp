// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings_panel.h"

#include "deploy/models/detail/verdict_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/callout.h"
#include "deploy/widgets/theme/metrics.h"
#include "finding_row.h"
#include "verdict_line.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int findingsIconSize = 16;
constexpr int textIndent = 10;
constexpr int edgeOfFailure = 6;
/// Of those that are unfolded; there is a page below.
constexpr int mostRowsInSight = 6;
/// Letters, as few lines of a log are longer: a button at the far edge of a wide screen belongs to
/// nothing that the eye is on.
constexpr int widestRow = 230;

} // namespace

FindingsPanel::FindingsPanel(const models::TimeContext& time, QWidget* parent)
    : QFrame(parent)
    , m_time(time)
    , m_icon(new PlainLabel(this))
    , m_content(new QWidget(this))
    , m_rows(new QVBoxLayout(m_content))
    , m_head(addRow(FindingEmphasis::Head, *m_rows))
    , m_affected(new PlainLabel(this))
    , m_reason(addRow(FindingEmphasis::Reason, *m_rows))
    , m_verdict(new VerdictLine(this))
    , m_fold(new QScrollArea(this))
    , m_foldedRows(new QVBoxLayout)
{
    m_icon->setFocusPolicy(Qt::NoFocus);
    m_icon->setAlignment(Qt::AlignCenter);
    m_affected->setObjectName(QStringLiteral("affected"));
    m_affected->setLines(1);
    m_affected->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(theme::space::tight);
    m_rows->insertWidget(m_rows->indexOf(m_reason), m_affected);
    m_rows->addWidget(m_verdict);
    m_rows->addWidget(m_fold);
    auto* columns = new QHBoxLayout(this);
    columns->setSpacing(theme::space::near);
    columns->addWidget(m_icon, 0, Qt::AlignTop);
    columns->addWidget(m_content, 1000);
    columns->addStretch(1); // of what the rows do not take
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setupFold();
    connectVerdict();
    connect(&time, &models::TimeContext::zoneChanged, this, &FindingsPanel::updateText);
    connect(&time, &models::TimeContext::ticked, this, [this] {
        if (isInDoubt() != m_wasInDoubt)
            updateText();
    });
    hide();
}

FindingRow* FindingsPanel::addRow(FindingEmphasis emphasis, QVBoxLayout& rows)
{
    auto* row = new FindingRow(emphasis, this);
    connect(row, &FindingRow::evidenceRequested, this, &FindingsPanel::evidenceRequested);
    rows.addWidget(row);
    return row;
}

/// It keeps the height that it was unfolded with, whatever is found afterwards.
void FindingsPanel::setupFold()
{
    m_fold->setObjectName(QStringLiteral("furtherFindings"));
    m_fold->setFrameShape(QFrame::NoFrame);
    m_fold->setFocusPolicy(Qt::NoFocus);
    m_fold->setWidgetResizable(true);
    m_fold->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_fold);
    content->setLayout(m_foldedRows);
    m_foldedRows->setContentsMargins({});
    m_foldedRows->setSpacing(theme::space::tight);
    m_fold->setWidget(content);
    // The ground is the panel's.
    for (QWidget* each : {m_fold->viewport(), content})
        each->setAutoFillBackground(false);
    m_fold->hide();
}

void FindingsPanel::connectVerdict()
{
    connect(m_verdict, &VerdictLine::evidenceRequested, this, &FindingsPanel::evidenceRequested);
    connect(m_verdict, &VerdictLine::compareRequested, this, &FindingsPanel::compareRequested);
    connect(m_verdict, &VerdictLine::copyRequested, this, &FindingsPanel::copy);
    connect(m_verdict, &VerdictLine::foldRequested, this, &FindingsPanel::setUnfolded);
}

void FindingsPanel::setRecord(const models::DeploymentRecord& record)
{
    m_deployment = record.deployment;
    m_isLogWhole = !record.logError;
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
    m_wasInDoubt = isInDoubt();
    m_text = models::findingsText(*m_deployment, m_judgement, m_live, m_time.zone());
    using Kind = models::FindingsText::Kind;
    if (m_text.kind == Kind::Nothing) {
        m_text.head.sentence = models::verdictText(*m_deployment, m_judgement, m_time.seenUntil());
        m_text.compared = models::comparedText(m_judgement, m_time.zone());
        m_text.progress = models::progressText(m_judgement);
    }
    updateFailure();
    const std::size_t folded = m_text.others.size() - foldedFrom();
    m_verdict->setText(m_text, m_text.head.sentence, folded);
    updateFold();
    setAccessibleName(m_text.head.sentence);
    updateAppearance();
    show();
    unfoldIfWanted();
    announceReason();
    tellOnce();
}

/// Its start or its end, which was still to come, may have passed meanwhile.
bool FindingsPanel::isInDoubt() const
{
    return m_deployment && models::isInDoubt(*m_deployment, m_time.seenUntil());
}

/// Who opens the page hears what is the matter; what happens to it later is told by other parts.
void FindingsPanel::tellOnce()
{
    const bool isKnown = m_text.kind != models::FindingsText::Kind::Nothing || m_wasInDoubt
        || models::isJudged(*m_deployment, m_judgement);
    if (!isKnown || !isVisible() || m_toldOf == m_deployment->id)
        return;
    m_toldOf = m_deployment->id;
    announce(*this, m_text.head.sentence);
}

void FindingsPanel::updateFailure()
{
    using Kind = models::FindingsText::Kind;
    const bool hasFailed = m_text.kind == Kind::Failed || m_text.kind == Kind::RolledBackByHand;
    m_head->setVisible(hasFailed);
    m_affected->setVisible(hasFailed);
    m_reason->setVisible(m_text.kind == Kind::Failed);
    const int edge = hasFailed ? edgeOfFailure : 0; // a line has room enough of its own
    layout()->setContentsMargins(theme::calloutStripe + textIndent, edge, theme::space::near, edge);
    if (!hasFailed)
        return;
    m_head->setText(m_text.head);
    m_affected->setProse(
        m_text.live.isEmpty() ? tr("Which version gets the traffic is not known.") : m_text.live);
    if (m_text.reason)
        m_reason->setText(*m_text.reason);
    else
        m_reason->setNote(models::noReasonText(*m_deployment, m_judgement, m_isLogWhole),
            m_deployment->log.empty());
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

std::size_t FindingsPanel::foldedFrom() const
{
    return m_text.kind == models::FindingsText::Kind::Unusual ? 1 : 0;
}

void FindingsPanel::updateFold()
{
    const std::size_t first = foldedFrom();
    const std::size_t shown = m_isUnfolded ? m_text.others.size() - first : 0;
    while (m_others.size() < shown) {
        QWidget& above = m_others.empty() ? m_verdict->lastStop() : m_others.back()->stop();
        m_others.push_back(addRow(FindingEmphasis::Other, *m_foldedRows));
        setTabOrder(&above, &m_others.back()->stop());
    }
    for (std::size_t index = 0; index < m_others.size(); ++index) {
        if (index < shown)
            m_others[index]->setText(m_text.others[first + index]);
        m_others[index]->setVisible(index < shown);
    }
}

void FindingsPanel::setUnfolded(bool unfolded)
{
    if (std::exchange(m_isUnfolded, unfolded) == unfolded)
        return;
    updateFold();
    m_verdict->setUnfolded(unfolded);
    if (unfolded) {
        const auto count = static_cast<int>(m_text.others.size() - foldedFrom());
        const int row = m_others.front()->sizeHint().height() + m_foldedRows->spacing();
        // They take room from what is below, but no window grows for them.
        const QWidget& page = *parentWidget();
        const int room = std::max(row, page.height() - page.minimumSizeHint().height());
        m_fold->setFixedHeight(std::min(std::min(count, mostRowsInSight) * row, room));
    }
    m_fold->setVisible(unfolded);
}

QVariant FindingsPanel::viewState() const
{
    return m_isUnfolded || m_isUnfoldedWanted ? QVariant(true) : QVariant();
}

void FindingsPanel::restoreViewState(const QVariant& state)
{
    m_isUnfoldedWanted = state.toBool() && !m_isUnfolded;
    unfoldIfWanted();
}

void FindingsPanel::unfoldIfWanted()
{
    if (!m_isUnfoldedWanted || !isVisible() || m_text.others.size() <= foldedFrom())
        return;
    m_isUnfoldedWanted = false;
    setUnfolded(true);
}

theme::Tone FindingsPanel::tone() const
{
    using Kind = models::FindingsText::Kind;
    if (m_text.kind == Kind::Nothing)
        return theme::Tone::Neutral;
    return m_text.kind == Kind::Failed ? theme::Tone::Bad : theme::Tone::Warning;
}

QString FindingsPanel::iconName() const
{
    if (tone() == theme::Tone::Bad)
        return QStringLiteral("failed");
    if (tone() == theme::Tone::Warning)
        return QStringLiteral("warning");
    const bool isSettled =
        m_deployment && (m_wasInDoubt || models::isJudged(*m_deployment, m_judgement));
    return isSettled ? QStringLiteral("info") : QStringLiteral("search");
}

void FindingsPanel::updateAppearance()
{
    const QColor color = theme::foreground(tone(), palette());
    m_icon->setPixmap(theme::icon(iconName(), color).pixmap(findingsIconSize, findingsIconSize));
    m_content->setMaximumWidth(widestRow * fontMetrics().averageCharWidth());
    // Beside the middle of the first line, which has a button.
    m_icon->setFixedHeight(m_verdict->minimumHeight());
    update();
}

void FindingsPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

void FindingsPanel::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    unfoldIfWanted();
}

void FindingsPanel::paintEvent(QPaintEvent*)
{
    // What is as usual does not stand out.
    if (tone() != theme::Tone::Neutral)
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
