// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/list_page.h"

#include "controls/empty_state.h"
#include "controls/load_bar.h"
#include "controls/state_banner.h"
#include "controls/state_chip.h"
#include "filter_bar.h"
#include "history_table.h"
#include "ui_list_page.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"

#include <QAction>
#include <QEvent>
#include <QShortcut>

#include <algorithm>

namespace widgets {

using models::HistoryModel;
using models::ListFilter;

namespace {

constexpr int titleIconSize = 24;
constexpr int hintIconSize = 14;
constexpr int narrowestFreshness = 120;
constexpr double titleScale = 1.4;

} // namespace

ListPage::ListPage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_ui(std::make_unique<Ui::ListPage>())
    , m_model(new HistoryModel(time, this))
    , m_table(new HistoryTable(*m_model, this))
    , m_filterBar(new FilterBar(time, this))
    , m_empty(new EmptyState(this))
    , m_loadBar(new LoadBar(this))
    , m_notice(new StateBanner(this))
    , m_freshness(new StateChip(this))
    , m_resolved(time.now())
{
    m_ui->setupUi(this);
    m_updateTimer.setSingleShot(true);
    connect(&m_updateTimer, &QTimer::timeout, this, [this] { historyChanged(); });
    setupHeader();
    setupBody();
    setupShortcuts();
    connectFilter();
    connectTable();
    restyle();
    setProblems({}, {});
    setFreshness({});
    updateZone();
    updateBody();
}

ListPage::~ListPage() = default;

void ListPage::setupHeader()
{
    QFont font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * titleScale);
    font.setBold(true);
    m_ui->title->setFont(font);
    m_ui->stateLayout->addWidget(m_freshness);
    // A long reason ends in an ellipsis; it must not make the window wider.
    connect(m_ui->filterButton, &QPushButton::toggled, m_filterBar, &QWidget::setVisible);
    connect(m_ui->refreshButton, &QPushButton::clicked, this, &ListPage::refreshRequested);
    connect(
        m_ui->exportButton, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(false); });
    connect(m_ui->problemsButton, &QToolButton::clicked, this, &ListPage::problemsRequested);
    connect(m_ui->retryButton, &QPushButton::clicked, this, &ListPage::retryRequested);
    connect(m_ui->hintButton, &QPushButton::clicked, this, &ListPage::takeHint);
    m_ui->hintButton->setFlat(true);
    // The line below is as high without a hint as with one: rows have to stay.
    QSizePolicy policy = m_ui->hintButton->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_ui->hintButton->setSizePolicy(policy);
}

void ListPage::setupBody()
{
    m_ui->filterLayout->addWidget(m_filterBar);
    m_ui->noticeLayout->addWidget(m_notice);
    m_ui->noticeLayout->addWidget(m_loadBar);
    m_ui->body->addWidget(m_table);
    m_ui->body->addWidget(m_empty);
    m_loadBar->installEventFilter(this);
    connect(m_loadBar, &LoadBar::cancelRequested, this, &ListPage::cancelRequested);
    connect(m_notice, &StateBanner::activated, this, &ListPage::retryRequested);
    connect(m_empty, &EmptyState::offerTaken, this, &ListPage::takeOffer);
}

void ListPage::setupShortcuts()
{
    const auto onKey = [this](const QKeySequence& key, auto action) {
        auto* shortcut = new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onKey(Qt::Key_F5, [this] { Q_EMIT refreshRequested(); });
    onKey(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { Q_EMIT exportRequested(false); });
    onKey(QKeySequence::Find, [this] {
        m_ui->filterButton->setChecked(true);
        m_filterBar->focusSearch();
    });
    onKey(Qt::Key_Escape, [this] { m_filterBar->clearSearch(); });
}

void ListPage::connectFilter()
{
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](const ListFilter& filter) {
        m_formerFilter.reset();
        applyFilter();
        Q_EMIT filterChanged(filter);
    });
    connect(m_filterBar, &FilterBar::viewsChanged, this, &ListPage::savedViewsChanged);
    connect(m_filterBar, &FilterBar::facetsWanted, this, &ListPage::updateFacets);
    connect(&m_time, &models::TimeContext::ticked, this, &ListPage::followThePresent);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] {
        updateZone();
        applyFilter();
    });
}

void ListPage::connectTable()
{
    connect(m_table, &HistoryTable::openRequested, this, &ListPage::openRequested);
    connect(m_table, &HistoryTable::stateChanged, this, &ListPage::tableStateChanged);
    connect(m_table, &HistoryTable::copyRequested, this, &ListPage::copyRows);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPage::showTableMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateCounts();
        Q_EMIT selectionChanged();
    });
}

void ListPage::setSourceName(const QString& name)
{
    m_hasSource = !name.isEmpty();
    m_ui->sourceName->setText(models::displayText(name.toStdString()));
    updateBody();
}

void ListPage::setLoad(const LoadState& load)
{
    const bool needsBody = load.isLoading != m_load.isLoading;
    m_load = load;
    m_loadBar->setLoad(load);
    if (needsBody && m_updateTimer.isActive() && m_table->restAfterPress().count() == 0)
        updateRows();
    else if (needsBody)
        updateBody();
    m_hasLoaded = m_hasLoaded || (needsBody && !load.isLoading);
    m_table->setFilling(load.isLoading && !m_hasLoaded);
}

void ListPage::setLoadBarDelay(std::chrono::milliseconds delay)
{
    m_loadBar->setDelay(delay);
}

void ListPage::setUptime(std::function<std::chrono::milliseconds()> uptime)
{
    m_table->setUptime(std::move(uptime));
}

void ListPage::setFreshness(const StateLine& line)
{
    m_freshness->setState(line.text, line.tone);
    // A long reason gives way to the buttons, a word stands whole.
    m_freshness->setMinimumWidth(std::min(narrowestFreshness, m_freshness->sizeHint().width()));
    m_freshness->setVisible(!line.text.isEmpty());
    m_ui->retryButton->setVisible(line.canAct && !line.text.isEmpty());
}

void ListPage::setNotice(const StateLine& line)
{
    m_failure = line.tone == theme::Tone::Bad ? line.text : QString();
    const bool hasAny = m_model->history() != nullptr && !m_model->history()->empty();
    // A source that shows nothing says so in the place of its rows, once.
    const bool isToldInBody = !m_failure.isEmpty() && !hasAny;
    keepTableStill([&] {
        m_notice->setState(isToldInBody ? QString() : line.text, line.tone,
            line.canAct ? tr("Try again") : QString());
    });
    updateBody();
}

void ListPage::setProblems(const deployment::ProblemTotals& totals, const QSet<QString>& ids)
{
    m_model->setProblemIds(ids);
    const QString count = tr("%Ln problem(s)", nullptr, int(totals.all()));
    const QString unread =
        tr("%Ln deployment(s) could not be read", nullptr, int(totals.unreadRecords));
    m_ui->problemsButton->setText(totals.unreadRecords == 0
            ? count
            : tr("%1; %2", "problems; deployments that could not be read").arg(count, unread));
    m_ui->problemsButton->setVisible(totals.all() > 0);
    m_unreadRecords = totals.unreadRecords;
    m_likeness = totals.likeness ? models::translated(*totals.likeness) : QString();
    updateBody();
}

void ListPage::setRequests(const QHash<QString, QString>& texts)
{
    m_model->setRequests(texts);
}

void ListPage::setCommandActions(const QList<QAction*>& actions)
{
    m_commandActions = actions;
}

void ListPage::setFilter(const ListFilter& filter)
{
    m_filterBar->setFilter(filter);
    applyFilter();
}

ListFilter ListPage::filter() const
{
    return m_filterBar->filter();
}

void ListPage::setSavedViews(const QList<models::SavedView>& views)
{
    m_filterBar->setViews(views);
}

QVariantMap ListPage::tableState() const
{
    return m_table->state();
}

void ListPage::restoreTableState(const QVariantMap& state)
{
    m_table->restoreState(state);
}

std::optional<QString> ListPage::selectedId() const
{
    return m_table->selectedCount() == 1 ? std::optional(m_table->selectedIds().constFirst())
                                         : std::nullopt;
}

QStringList ListPage::selectedIds() const
{
    return m_table->selectedIds();
}

bool ListPage::selectId(const QString& id)
{
    const QModelIndex index = m_model->indexOfId(id);
    if (!index.isValid())
        return false;
    m_table->selectRow(index.row());
    m_table->scrollTo(index);
    return true;
}

bool ListPage::hasRows() const
{
    return m_model->rowCount() > 0;
}

std::vector<history::Row> ListPage::shownRows() const
{
    const auto rows = m_model->shownRows();
    return {rows.begin(), rows.end()};
}

std::vector<history::Row> ListPage::selectedRows() const
{
    std::vector<history::Row> rows;
    for (const int row : m_table->selectedRowNumbers())
        rows.push_back(m_model->shownRows()[static_cast<std::size_t>(row)]);
    return rows;
}

std::vector<history::Column> ListPage::shownColumns() const
{
    return m_table->shownColumns();
}

void ListPage::restyle()
{
    m_ui->appIcon->setPixmap(theme::icon(QStringLiteral("deployment-console"), palette())
                                 .pixmap(QSize(titleIconSize, titleIconSize), devicePixelRatioF()));
    m_ui->filterButton->setIcon(theme::icon(QStringLiteral("filter"), palette()));
    m_ui->refreshButton->setIcon(theme::icon(QStringLiteral("refresh"), palette()));
    m_ui->exportButton->setIcon(theme::icon(QStringLiteral("export"), palette()));
    const QColor warning = theme::foreground(theme::Tone::Warning, palette());
    m_ui->hintIcon->setPixmap(theme::icon(QStringLiteral("warning"), warning)
                                  .pixmap(QSize(hintIconSize, hintIconSize), devicePixelRatioF()));
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, theme::foreground(theme::Tone::Info, palette()));
    m_ui->hintButton->setPalette(link);
    m_ui->problemsButton->setIcon(theme::icon(QStringLiteral("problems"), warning));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    const std::initializer_list<QWidget*> steppingBack{
        m_ui->sourceName, m_ui->countLabel, m_ui->selectionLabel, m_ui->zoneLabel};
    for (QWidget* label : steppingBack)
        label->setPalette(quiet);
}

void ListPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

} // namespace widgets
