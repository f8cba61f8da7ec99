// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/list_page.h"

#include "access/focus_entry.h"
#include "controls/load_bar.h"
#include "controls/message_banner.h"
#include "empty_message.h"
#include "filter_bar.h"
#include "hidden_matches_hint.h"
#include "list_actions.h"
#include "list_body.h"
#include "list_footer.h"
#include "list_header.h"
#include "live/live_now_strip.h"
#include "still_rows.h"
#include "table/history_table.h"
#include "ui_list_page.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QSignalBlocker>

#include <utility>

namespace widgets {

using models::WayOut;

namespace {

constexpr int roomForTwoLinesOfCards = 620;
constexpr int roomForCards = 380;

/// The rows come first.
int linesOfCards(int height)
{
    return height < roomForCards ? 0 : height < roomForTwoLinesOfCards ? 1 : 2;
}

} // namespace

ListPage::ListPage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_ui(std::make_unique<Ui::ListPage>())
    , m_model(new models::HistoryModel(time, this))
    , m_header(new ListHeader(this))
    , m_liveNow(new LiveNowStrip(m_model->knowledge(), time, this))
    , m_filterBar(new FilterBar(time, this))
    , m_notice(new MessageBanner(this))
    , m_loadBar(new LoadBar(this))
    , m_body(new ListBody(*m_model, this))
    , m_preview(new PreviewSplit(*m_body, this))
    , m_stillRows(new StillRows(*this, *m_body))
    , m_footer(new ListFooter(this))
    , m_hiddenMatches(new HiddenMatchesHint({*m_model, m_body->table(), *m_footer}, this))
    , m_rows(new ListRows(*m_model, m_body->table(), this))
    , m_filters(new ListFilters({*m_filterBar, *m_body, *m_footer}, time, this))
    , m_entry(new FocusEntry(*this, [this] { return m_body->entry(); }))
{
    setAccessibleRole(*this, QAccessible::Grouping); // whose name is said where the keys come in
    setupLayout();
    setupActions();
    connectParts();
    updateZone();
    updateBody();
}

ListPage::~ListPage() = default;

void ListPage::setupLayout()
{
    m_ui->setupUi(this);
    // Where the window is lower than that the page scrolls, so that nothing on it is squeezed.
    const auto fit = [this](int least) {
        m_ui->bodyFrame->setMinimumHeight(least + 2 * m_ui->bodyFrame->frameWidth());
    };
    connect(m_body, &ListBody::leastHeightChanged, this, fit);
    fit(m_body->leastHeight());
    m_ui->scroll->keepBarInMargin();
    m_footer->setContentsMargins(m_ui->rows->contentsMargins());
    m_ui->rows->insertWidget(0, m_header);
    m_ui->rows->insertWidget(1, m_liveNow);
    m_ui->pageLayout->addWidget(m_footer);
    m_ui->filterLayout->addWidget(m_filterBar);
    m_notice->setObjectName(QStringLiteral("notice"));
    m_ui->noticeLayout->addWidget(m_notice);
    m_ui->noticeLayout->addWidget(m_loadBar);
    m_ui->bodyLayout->addWidget(m_preview);
    m_header->setPreviewAction(*m_preview->toggleAction());
    m_loadBar->installEventFilter(this);
}

void ListPage::setupActions()
{
    m_actions = new ListActions(*this, {m_body->table(), *m_rows, *m_filters, *m_preview, [this] {
                                            m_header->showFilter();
                                            m_filterBar->focusSearch();
                                        }});
    connect(m_actions, &ListActions::refreshRequested, this, &ListPage::refreshRequested);
    connect(
        m_actions, &ListActions::exportRequested, this, [this] { Q_EMIT exportRequested(false); });
    connect(m_actions, &ListActions::openRequested, m_rows, &ListRows::openRequested);
    connect(m_actions, &ListActions::copyJsonRequested, m_rows, &ListRows::copyJsonRequested);
    m_filterBar->clearSearchOnEscape(*this);
}

void ListPage::connectParts()
{
    connect(m_header, &ListHeader::filterToggled, this, &ListPage::updateBody);
    connect(m_header, &ListHeader::refreshRequested, this, &ListPage::refreshRequested);
    connect(
        m_header, &ListHeader::exportRequested, this, [this] { Q_EMIT exportRequested(false); });
    connect(m_header, &ListHeader::problemsRequested, this, &ListPage::problemsRequested);
    connect(m_header, &ListHeader::retryRequested, this, &ListPage::retryRequested);
    connect(m_filterBar, &FilterBar::rowsWanted, m_body, &ListBody::takeKeys);
    connect(m_liveNow, &LiveNowStrip::placeChosen, m_filters, &ListFilters::choosePlace);
    connect(m_liveNow, &LiveNowStrip::openRequested, m_rows, &ListRows::openRequested);
    m_body->table().groupHeadings().setLiveText(
        [strip = m_liveNow](const std::string& place) { return strip->liveIn(place); });
    connect(m_liveNow, &LiveNowStrip::stateChanged, this, &ListPage::liveNowStateChanged);
    connect(m_liveNow, &LiveNowStrip::partsChange, m_stillRows, &StillRows::noteBefore);
    connect(m_liveNow, &LiveNowStrip::heightChanged, m_stillRows, &StillRows::hasChanged);
    connect(m_notice, &MessageBanner::activated, this,
        [this] { takeWayOut(m_failure->canSignIn() ? WayOut::SignIn : WayOut::Retry); });
    connect(m_loadBar, &LoadBar::cancelRequested, this, &ListPage::cancelRequested);
    connect(m_body, &ListBody::rowsChanged, this, &ListPage::updateBody);
    connect(m_body, &ListBody::actionTriggered, this, &ListPage::runAction);
    connect(m_rows, &ListRows::filterRequested, this,
        [this](history::Column column, const QString& word) {
            models::ListFilter narrowed = m_filters->filter();
            narrowed.words[column] = {word};
            m_filters->choose(narrowed);
        });
    connect(m_rows, &ListRows::exportRequested, this, [this] { Q_EMIT exportRequested(true); });
    connect(m_filters, &ListFilters::filterChanged, m_footer, &ListFooter::tellCountsSoon);
    connect(m_footer, &ListFooter::compareRequested, m_rows, &ListRows::compareSelected);
    connect(m_footer, &ListFooter::folderRequested, this, &ListPage::folderRequested);
    connect(m_rows, &ListRows::selectionChanged, this, &ListPage::updateCounts);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &ListPage::updateZone);
}

QVariantMap ListPage::liveNowState() const
{
    return m_liveNow->state();
}

void ListPage::restoreLiveNowState(const QVariantMap& state)
{
    m_liveNow->restoreState(state);
}

void ListPage::setSourceName(const QString& name)
{
    m_hasSource = !name.isEmpty();
    setAccessibleName(tr("Deployments of %1", "a source").arg(name));
    m_header->setSourceName(name);
    updateBody();
}

void ListPage::setHistory(std::shared_ptr<const history::History> history)
{
    m_body->setHistory(std::move(history));
}

void ListPage::historyChanged()
{
    m_body->historyChanged();
}

void ListPage::setLoad(const LoadState& load)
{
    const bool needsBody = load.isLoading != m_load.isLoading;
    m_load = load;
    if (needsBody && !m_body->showWaitingChange())
        updateBody();
    m_hasLoaded = m_hasLoaded || (needsBody && !load.isLoading);
    m_body->setFilling(load.isLoading && !m_hasLoaded,
        load.total > 0 ? double(load.done) / double(load.total) : 0);
    // It may paint: what it says is there is in the list by then.
    m_loadBar->setLoad(load);
}

void ListPage::setExtent(models::RunKnowledge::Extent extent)
{
    if (m_model->knowledge().extent() == extent)
        return;
    m_model->knowledge().setExtent(extent);
    if (m_body->hasRows())
        updateCounts();
    else
        updateBody();
}

void ListPage::setLoadBarDelay(std::chrono::milliseconds delay)
{
    m_loadBar->setDelay(delay);
}

void ListPage::setFreshness(const StatusMessage& line)
{
    m_header->setFreshness(line);
}

void ListPage::setFailure(const std::optional<models::FailureState>& failure)
{
    if (m_failure == failure)
        return;
    m_failure = failure;
    m_stillRows->keep([this] { showNotice(); });
    updateBody();
}

/// A source that shows nothing says why in the place of its rows, once.
void ListPage::showNotice()
{
    if (!m_failure || m_body->history().empty()) {
        m_notice->setState({}, theme::Tone::Neutral);
        return;
    }
    const WayOut way = m_failure->canSignIn() ? WayOut::SignIn : WayOut::Retry;
    m_notice->setState(models::failureText(*m_failure), theme::Tone::Warning,
        models::wayOutText(way), m_failure->since);
}

void ListPage::setProblems(const deployment::ProblemTotals& totals)
{
    m_model->handleProblemsChanged();
    m_header->setProblems(totals);
    m_unreadRecords = totals.unreadRecords;
    m_likeness = totals.likeness ? models::translated(*totals.likeness) : QString();
    updateBody();
}

void ListPage::setFirstProblem(const QString& problem)
{
    if (std::exchange(m_firstProblem, problem) != problem)
        updateBody();
}

EmptyStateInput ListPage::emptyStateInput() const
{
    return {.hasSource = m_hasSource,
        .isLoading = m_load.isLoading,
        .isGrowing = m_model->knowledge().extent() == models::RunKnowledge::Extent::Growing,
        .failure = m_failure,
        .unreadRecords = m_unreadRecords,
        .likeness = m_likeness,
        .problem = m_firstProblem};
}

void ListPage::updateBody()
{
    const QPointer<QWidget> keys = QApplication::focusWidget();
    const bool hadKeys = keys && m_body->isAncestorOf(keys);
    if (m_body->hasRows())
        m_body->showTable();
    else
        m_body->showEmpty(emptyMessage(emptyStateInput(), m_model->history(),
            {m_filters->filter(), m_model->filter()}, m_time));
    // Of nothing there is nothing to choose; what is still being read may have it in a moment.
    const bool isSomething =
        !m_body->history().empty() || (m_load.isLoading && !m_failure) || !m_hasSource;
    m_filterBar->setVisible(isSomething && m_header->isFilterShown());
    m_header->setFilterEnabled(isSomething);
    // A way out that the keyboard was on is gone: on to the rows, or to the page until there are.
    if (hadKeys && !(keys && keys->isVisible()))
        setFocus(Qt::OtherFocusReason);
    m_entry->update();
    m_preview->setUseful(!m_body->history().empty());
    m_header->setExportEnabled(m_body->hasRows());
    m_header->setRefreshEnabled(m_hasSource);
    m_filters->update();
    m_actions->update();
    m_liveNow->setChosen(m_filters->place());
    m_hiddenMatches->update();
    updateCounts();
}

void ListPage::updateCounts()
{
    // No number is known of what has not been read.
    const bool isUnread = m_load.isLoading || m_failure || m_unreadRecords != 0;
    m_footer->setCountVisible(m_hasSource && !(m_body->history().empty() && isUnread));
    m_footer->setCounts({static_cast<qulonglong>(m_model->rowCount()), m_body->history().size(),
        m_body->table().selectedRows().count(),
        m_model->knowledge().extent() == models::RunKnowledge::Extent::Part});
}

void ListPage::updateZone()
{
    m_footer->setZone(models::zoneOfTable(m_time.now(), m_time.zone()));
}

void ListPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Who changes the size of the window moves everything anyway.
    const QSignalBlocker blocker(m_liveNow);
    m_liveNow->setUsualLines(linesOfCards(height()));
}

void ListPage::showSaved(const QString& path)
{
    m_footer->showSaved(path);
}

bool ListPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool comesOrGoes = event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (watched == m_loadBar && comesOrGoes && isVisible())
        m_stillRows->keep([] {});
    return QWidget::eventFilter(watched, event);
}

void ListPage::takeWayOut(WayOut way)
{
    if (way == WayOut::Retry)
        Q_EMIT retryRequested();
    else
        Q_EMIT wayOutRequested(way);
}

void ListPage::runAction(const EmptyStateAction& action)
{
    switch (action.action) {
    case EmptyStateAction::Action::ShowProblems:
        Q_EMIT problemsRequested();
        break;
    case EmptyStateAction::Action::TakeWayOut:
        takeWayOut(action.way);
        break;
    case EmptyStateAction::Action::ClearFilter:
        m_filters->choose({});
        break;
    case EmptyStateAction::Action::DropPart:
        m_filters->choose(m_filters->filter().without(action.part));
        break;
    }
}

} // namespace widgets
