// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/list_filters.h"

#include "filter/columns_button.h"
#include "filter/quick_buttons.h"
#include "filter/status_chips.h"
#include "filter/views_button.h"
#include "filter_bar.h"
#include "list_body.h"
#include "list_facts.h"
#include "list_footer.h"
#include "table/history_table.h"
#include "table/history_table_columns.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/hidden_trouble_text.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/quick_filter.h"
#include "deploy/models/time_context.h"

#include <QScopedValueRollback>

#include <chrono>
#include <utility>

namespace widgets {

using models::ListFilter;

namespace {

constexpr std::chrono::minutes windowStep{1};
constexpr std::chrono::hours lately{24};
constexpr std::chrono::seconds undoTime{10};

} // namespace

ListFilters::ListFilters(const Parts& parts, const models::TimeContext& time, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_time(time)
    , m_facts(new ListFacts(parts.body, time, this))
    , m_resolved(time.now())
{
    m_undoTimer.setSingleShot(true);
    connect(&m_undoTimer, &QTimer::timeout, this, &ListFilters::updateHint);
    connect(m_facts, &ListFacts::changed, this, &ListFilters::handleFactsChanged);
    connectBar();
    connect(&m_parts.footer, &ListFooter::hintActivated, this, &ListFilters::runHintAction);
    connect(&m_time, &models::TimeContext::ticked, this, &ListFilters::refreshRelativeFilter);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] { apply(true); });
}

void ListFilters::connectBar()
{
    FilterBar& bar = m_parts.bar;
    HistoryTableColumns& columns = m_parts.body.table().columns();
    bar.setHistory([&body = m_parts.body]() -> const history::History& { return body.history(); },
        [&body = m_parts.body]() -> const history::Filter& { return body.model().filter(); });
    bar.columns().setColumns(columns);
    bar.views().setColumnState([&columns] { return columns.state(); });
    bar.views().setGrouping([&columns] { return columns.isGroupedByEnvironment(); });
    connect(&bar.views(), &ViewsButton::groupingChosen, &columns,
        &HistoryTableColumns::setGroupedByEnvironment);
    connect(&bar, &FilterBar::filterChanged, this, &ListFilters::handleChosen);
    connect(&bar, &FilterBar::viewsChanged, this, &ListFilters::savedViewsChanged);
    connect(&bar, &FilterBar::facetWanted, this, &ListFilters::updateFacet);
    connect(&bar, &FilterBar::cleared, this, &ListFilters::handleCleared);
    connect(&bar, &FilterBar::viewChosen, this, [&columns](const models::SavedView& view) {
        if (!view.columns.isEmpty())
            columns.choose(view.columns);
    });
    connect(
        &bar.columns(), &ColumnsButton::presetsChanged, this, &ListFilters::columnPresetsChanged);
}

void ListFilters::setColumnPresets(const QList<models::SavedView>& presets)
{
    m_parts.bar.columns().setPresets(presets);
}

void ListFilters::setUser(const QString& user)
{
    m_user = user;
    updateQuick();
}

void ListFilters::setProduction(bool isProduction)
{
    m_parts.body.model().setOtherEnvironments(
        isProduction ? history::EnvironmentKind::Production : history::EnvironmentKind::Other);
    m_facts->forget();
    update();
}

void ListFilters::goBack()
{
    go(m_former.back());
}

void ListFilters::goForward()
{
    go(m_former.forward());
}

void ListFilters::go(const std::optional<ListFilter>& filter)
{
    if (!filter)
        return;
    const QScopedValueRollback going(m_isGoing, true);
    m_undoTimer.stop();
    choose(*filter);
}

void ListFilters::handleCleared(const ListFilter& before)
{
    if (before.isEmpty())
        return;
    m_undoTimer.start(undoTime);
    updateHint();
}

void ListFilters::setFilter(const ListFilter& filter)
{
    m_parts.bar.setFilter(filter);
    m_formerFilter.reset();
    m_former.reset(filter);
    apply(true);
}

const ListFilter& ListFilters::filter() const
{
    return m_parts.bar.filter();
}

void ListFilters::choose(const ListFilter& filter)
{
    m_parts.bar.choose(filter);
}

std::optional<models::LivePlace> ListFilters::place() const
{
    const QStringList& environments = filter().words[history::Column::Environment];
    const QStringList& services = filter().words[history::Column::Service];
    if (environments.size() != 1 || services.size() > 1)
        return std::nullopt;
    return models::LivePlace{environments.constFirst().toStdString(),
        services.isEmpty() ? std::string() : services.constFirst().toStdString()};
}

void ListFilters::choosePlace(const models::LivePlace& place)
{
    if (this->place() == place) {
        ListFilter without = filter();
        without.words[history::Column::Environment].clear();
        without.words[history::Column::Service].clear();
        choose(m_filterBeforePlace.value_or(without));
        return;
    }
    const ListFilter before = m_filterBeforePlace.value_or(filter());
    ListFilter narrowed = filter();
    narrowed.words[history::Column::Environment] = {models::rawText(place.environment)};
    narrowed.words[history::Column::Service].clear();
    if (!place.service.empty())
        narrowed.words[history::Column::Service] = {models::rawText(place.service)};
    choose(narrowed);
    // Nothing was deployed there lately: what is live there is older.
    if (!m_parts.body.hasRows())
        choose(narrowed.without(history::FilterPart::time()));
    m_filterBeforePlace = before;
}

void ListFilters::handleChosen(const ListFilter& filter)
{
    m_formerFilter.reset();
    m_filterBeforePlace.reset();
    if (!m_isGoing)
        m_former.add(filter, m_parts.bar.isHalfTyped());
    m_undoTimer.stop();
    apply(true);
    Q_EMIT filterChanged(filter);
}

void ListFilters::setSavedViews(const QList<models::SavedView>& views)
{
    m_parts.bar.setViews(views);
}

void ListFilters::setLatest(LatestViews views, LatestViews columnPresets)
{
    m_parts.bar.views().setLatestViews(std::move(views));
    m_parts.bar.columns().setLatestPresets(std::move(columnPresets));
}

void ListFilters::update()
{
    if (m_facts->update(goesByFacts() && m_facts->areOfAnotherHistory()) && goesByFacts()) {
        // Comes back here, with the same facts.
        m_parts.body.setFilter(resolved(), false);
        return;
    }
    updateColumns();
    updateQuick();
    updateHint();
}

/// Counted with the rows: nothing is gone through again for it.
void ListFilters::updateQuick()
{
    // That there is none is known once something has come, or it is known that nothing does.
    if (!m_parts.body.history().empty() || m_parts.body.model().knowledge().isWhole()) {
        m_parts.bar.statuses().setCounts(m_parts.body.model().statuses());
        m_parts.bar.quick().setNeedingAttention(m_facts->facts().needingAttention.size());
    } else {
        m_parts.bar.statuses().forgetCounts();
        m_parts.bar.quick().setNeedingAttention(std::nullopt);
    }
    m_parts.bar.quick().setFacts(models::quickFactsOf(
        m_parts.body.history(), m_user, m_parts.body.model().otherEnvironments()));
}

void ListFilters::apply(bool byUser)
{
    m_resolved = m_time.now();
    m_facts->update(byUser && goesByFacts());
    m_parts.body.setFilter(resolved(), byUser);
}

history::Filter ListFilters::resolved() const
{
    return filter().resolve(m_resolved, m_time.zone(), m_facts->facts());
}

bool ListFilters::goesByFacts() const
{
    return filter().needsMe || filter().window.choice == history::TimeChoice::ReleaseWeek;
}

void ListFilters::handleFactsChanged()
{
    if (goesByFacts())
        m_parts.body.setFilter(resolved(), false);
    else
        updateQuick();
}

/// "Last 7 days" moves with the current time, and so does what the filter hides of the last day, in
/// steps that are short enough.
void ListFilters::refreshRelativeFilter()
{
    if (std::chrono::abs(m_time.now() - m_resolved) >= windowStep && !m_parts.body.isResting())
        apply(false);
}

void ListFilters::updateFacet(history::Column column)
{
    m_parts.bar.setFacet(
        column, history::facet(m_parts.body.history(), m_parts.body.model().filter(), column));
}

/// What no deployment has is neither a column nor a filter.
void ListFilters::updateColumns()
{
    history::PerFilterColumn<bool> columns;
    for (const history::Column column : history::filterColumns)
        columns[column] = m_parts.body.history().has(column);
    m_parts.bar.setColumns(columns);
    m_parts.body.table().columns().updateColumns();
}

void ListFilters::offerFormerFilter(const ListFilter& filter)
{
    m_formerFilter = filter;
    updateHint();
}

/// What the filter hides from an engineer on call, or what it was at the last visit.
void ListFilters::updateHint()
{
    m_hintFilter.reset();
    if (m_undoTimer.isActive()) {
        m_parts.footer.setHint(tr("The filter was cleared."), tr("Undo"), theme::Tone::Info);
        return;
    }
    const auto trouble = m_trouble.hidden(
        m_parts.body.history(), m_parts.body.model().shownSet(), m_time.now() - lately);
    if (m_formerFilter) {
        // First: whoever looks for what is gone must learn why. The other one is told with it, and
        // offered as soon as this one is answered.
        m_hintFilter = m_formerFilter;
        QStringList sentences{
            tr("The time range of your last visit, %1, is not applied.")
                .arg(models::rangeText(m_formerFilter->window.fromTo, m_time.zone()))};
        if (!trouble.isEmpty())
            sentences << models::hiddenTroubleText(trouble);
        m_parts.footer.setHint(sentences.join(u' '), tr("Use it again"),
            trouble.isEmpty() ? theme::Tone::Info : theme::Tone::Warning);
    } else if (!trouble.isEmpty()) {
        m_hintFilter = models::filterShowing(trouble, m_time.now());
        m_parts.footer.setHint(
            models::hiddenTroubleText(trouble), tr("Show them"), theme::Tone::Warning);
    } else {
        m_parts.footer.setHint({}, {}, theme::Tone::Info);
    }
}

void ListFilters::runHintAction()
{
    if (m_undoTimer.isActive())
        goBack();
    else if (m_hintFilter)
        choose(ListFilter(*m_hintFilter));
}

} // namespace widgets
