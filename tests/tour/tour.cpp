// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "demonstration_server.h"
#include "picture.h"

#include "commands/command_session.h"
#include "files/file_job.h"
#include "list/export_controller.h"
#include "list/list_controller.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"
#include "window/main_window.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/list_filter.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QLocale>
#include <QMouseEvent>
#include <QPixmap>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

namespace tour {

using console::ListController;

namespace {

using widgets::DetailPage;

constexpr int lookEvery = 25; // milliseconds
constexpr int maxLooks = 1'600; ///< what is usual is known once most of the earlier runs were read
constexpr int patience = 200; ///< looks at what a picture can do without
constexpr int longPatience = 600; ///< at what several pictures say
constexpr int looksUntilTold = 40; ///< what is learned is told twice a second
constexpr int looksAtALoad = 20; ///< a short one is over
/// Charts and tables lay themselves out in the turns of the event loop after they are shown.
constexpr int settle = 150;
constexpr QSize usualSize{1366, 768};
constexpr QSize wideSize{1920, 1080};
constexpr QSize onePageSize{960, 1640};
constexpr QSize clockSize{940, 1960}; ///< steps, curves and log at once

} // namespace

Tour::Tour(console::MainWindow& window, QString folder, DemonstrationServer* server)
    : QObject(&window)
    , m_window(window)
    , m_folder(std::move(folder))
    , m_server(server)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
}

const QSize Tour::sizeOfTabs{1120, 768};

void Tour::start()
{
    QDir().mkpath(m_folder);
    // Not what the off-screen platform has for a screen.
    m_window.resize(usualSize);
    m_list = list();
    planLoading();
    planList();
    planProblems();
    planLate(); // while it still is
    planWide();
    planDetails();
    if (m_server != nullptr)
        planCommands();
    planFindings();
    if (m_server != nullptr)
        planOffline();
    arrive();
}

void Tour::startAtCluster()
{
    QDir().mkpath(m_folder);
    m_list = list();
    planCluster();
    arrive();
}

void Tour::addStop(
    const QString& name, std::function<bool()> act, std::function<bool()> ready, Need need)
{
    m_stops.push_back({name, std::move(act), std::move(ready), {}, need});
}

void Tour::planLoading()
{
    // Only a long load can be seen.
    m_stops.push_back({QStringLiteral("loading"),
        [this] {
            if (list() != nullptr)
                list()->page().filters().setFilter({});
            return list() != nullptr;
        },
        [this] {
            const auto* cancel =
                list()->page().findChild<QPushButton*>(QStringLiteral("cancelLoad"));
            const auto* bar = list()->page().findChild<QProgressBar*>();
            const bool isUnderWay =
                bar != nullptr && bar->value() > 0 && bar->value() < bar->maximum();
            return cancel != nullptr && cancel->isVisible()
                && !list()->page().rows().shown().empty() && (isUnderWay || m_looks > looksAtALoad);
        },
        [this] {
            return !list()->session().isLoading()
                && (list()->session().error() || !list()->session().history()->empty());
        }});
}

void Tour::planList()
{
    const auto loaded = [this] {
        return list() != nullptr && !list()->session().isLoading()
            && !list()->session().history()->empty();
    };
    const auto filter = [this](const models::ListFilter& wanted) {
        list()->page().filters().setFilter(wanted);
        return true;
    };
    addStop(
        QStringLiteral("list"),
        [this, filter] {
            models::ListFilter recent;
            recent.window.choice = history::TimeChoice::Last7Days;
            return list() == nullptr || filter(recent);
        },
        [this, loaded] {
            return loaded() && ((saysWhatFailed() && saysUsualOfSteps()) || m_looks > patience);
        });
    addStop(
        QStringLiteral("list-filtered"),
        [filter] {
            models::ListFilter failed;
            failed.words[history::Column::Status] = {
                QStringLiteral("FAILED"), QStringLiteral("ROLLED_BACK")};
            failed.window.choice = history::TimeChoice::Last30Days;
            return filter(failed);
        },
        [] { return true; });
    addStop(
        QStringLiteral("list-empty"),
        [this, filter] {
            exportList();
            models::ListFilter nothing;
            nothing.text = QStringLiteral("V9.9.9");
            nothing.window.choice = history::TimeChoice::Last7Days;
            return filter(nothing);
        },
        [this] { return list()->page().rows().shown().empty(); });
}

/// Why the newest one failed has been read in the background, if one did.
bool Tour::saysWhatFailed() const
{
    const auto history = m_list->session().history();
    const auto& shown = m_list->page().rows().shown();
    const auto failed = std::ranges::find_if(shown,
        [&](history::Row row) { return history->status(row) == deployment::Status::Failed; });
    const auto& digests = m_list->session().library().digests();
    return failed == shown.end() || digests.find(history->id(*failed)) != nullptr;
}

/// How long the steps that run usually take has been read, too: what is left is the same in the
/// list and on pages from then on.
bool Tour::knowsUsualOfSteps() const
{
    const auto history = m_list->session().history();
    const auto& digests = m_list->session().library().digests();
    return std::ranges::none_of(m_list->page().rows().shown(), [&](history::Row row) {
        const auto* digest = digests.find(history->id(row));
        return history->status(row) == deployment::Status::Running
            && (digest == nullptr
                || (digest->position
                    && !diagnosis::statisticsOf(
                        digests.usual().fromStepToEnd(*digest, digest->position->step))));
    });
}

bool Tour::saysUsualOfSteps()
{
    m_looksKnown = knowsUsualOfSteps() ? m_looksKnown + 1 : 0;
    return m_looksKnown > looksUntilTold;
}

void Tour::planDetails()
{
    const auto shown = [this] { return detailIsShown(); };
    addStop(
        QStringLiteral("detail-info"),
        [this] {
            m_window.resize(sizeOfTabs);
            m_window.workspace().open(m_list->key());
            list()->page().filters().setFilter({});
            if (!openWithStatus(QStringLiteral("RUNNING")))
                return false;
            return true;
        },
        [this, shown] {
            if (!shown() || !(saysUsualOfSteps() || m_looks > longPatience))
                return false;
            // A page that has just come chooses its part itself.
            m_window.currentDetail()->showPanel(DetailPage::infoPanel);
            return true;
        });
    const auto panel = [&](const char* name, std::string_view which) {
        addStop(
            QString::fromLatin1(name),
            [this, which] {
                if (m_window.currentDetail() == nullptr)
                    return false;
                m_window.currentDetail()->showPanel(which);
                return true;
            },
            shown);
    };
    panel("detail-progress", DetailPage::progressPanel);
    panel("detail-resources", DetailPage::resourcesPanel);
    panel("detail-metrics", DetailPage::metricsPanel);
    panel("detail-log", DetailPage::logPanel);
    addStop(
        QStringLiteral("detail-one-page"),
        [this] {
            if (m_window.currentDetail() == nullptr)
                return false;
            m_window.resize(onePageSize);
            m_window.currentDetail()->setOnePage(true);
            m_window.currentDetail()->showPanel(DetailPage::infoPanel);
            return true;
        },
        shown);
    addStop(
        QStringLiteral("detail-failed"),
        [this] {
            m_window.resize(usualSize);
            if (m_window.currentDetail() != nullptr)
                m_window.currentDetail()->setOnePage(false);
            return openWithStatus(QStringLiteral("ROLLED_BACK"));
        },
        shown);
}

/// With the last good run, if there is one.
bool Tour::openComparison()
{
    DetailPage* page = m_window.currentDetail();
    if (page == nullptr)
        return false;
    Q_EMIT page->compareRequested(page->deploymentId());
    const auto* choice = m_window.workspace().findChild<QComboBox*>(QStringLiteral("otherRun"));
    return choice != nullptr && choice->count() > 0;
}

/// What a page says first: of one that failed, and of one that is late.
void Tour::planFindings()
{
    addStop(
        QStringLiteral("findings"), [this] { return openNewest(QStringLiteral("FAILED")); },
        [this] { return isJudged(); }, Need::Optional);
    addStop(
        QStringLiteral("one-clock"),
        [this] {
            DetailPage* page = m_window.currentDetail();
            if (page == nullptr)
                return false;
            m_window.resize(clockSize);
            page->setOnePage(true);
            page->showPanel(DetailPage::progressPanel);
            return true;
        },
        [this] { return pointAtCurve(); }, Need::Optional);
    addStop(
        QStringLiteral("compare"),
        [this] {
            m_window.resize(usualSize);
            if (m_window.currentDetail() != nullptr)
                m_window.currentDetail()->setOnePage(false);
            return openComparison();
        },
        [this] {
            const auto* kinds =
                m_window.workspace().findChild<QTabBar*>(QStringLiteral("lineKinds"));
            return kinds != nullptr && kinds->isVisible(); // the logs have been compared
        },
        Need::Optional);
}

void Tour::planLate()
{
    addStop(
        QStringLiteral("late"),
        [this] { return openNewest(QStringLiteral("RUNNING"), QStringLiteral("CANARY")); },
        [this] { return isFoundUnusual(); }, Need::Optional);
}

/// What a large screen has room for.
void Tour::planWide()
{
    addStop(
        QStringLiteral("list-wide"),
        [this] {
            m_window.resize(wideSize);
            m_window.workspace().open(m_list->key());
            const auto failed = newest(QStringLiteral("FAILED"));
            return failed && m_list->page().rows().selectId(*failed);
        },
        [this] { return saysWhatFailed() && m_looks > patience; }, Need::Optional);
    addStop(
        QStringLiteral("findings-wide"), [this] { return openNewest(QStringLiteral("FAILED")); },
        [this] { return isJudged(); }, Need::Optional);
    addStop(
        QStringLiteral("running-wide"), [this] { return openNewest(QStringLiteral("RUNNING")); },
        [this] { return (isJudged() && saysUsualOfSteps()) || m_looks > patience; },
        Need::Optional);
}

void Tour::planProblems()
{
    addStop(
        QStringLiteral("problems"),
        [this] {
            if (m_list->session().problems().empty())
                return false;
            Q_EMIT m_list->page().problemsRequested();
            return true;
        },
        [this] { return shownDialog() != nullptr; });
}

void Tour::planCommands()
{
    const auto asked = [this] { return shownDialog() != nullptr; };
    addStop(
        QStringLiteral("rollback-dialog"),
        [this] {
            if (!openWithStatus(QStringLiteral("RUNNING")))
                return false;
            DetailPage* page = m_window.currentDetail();
            Q_EMIT page->commandRequested(operations::CommandKind::RollBack, page->deploymentId());
            return true;
        },
        asked);
    addStop(
        QStringLiteral("pause-dialog"),
        [this] {
            DetailPage* page = m_window.currentDetail();
            if (page != nullptr)
                Q_EMIT page->commandRequested(operations::CommandKind::Pause, page->deploymentId());
            return page != nullptr;
        },
        asked);
    addStop(
        QStringLiteral("paused"),
        [this] {
            DetailPage* page = m_window.currentDetail();
            if (page != nullptr)
                Q_EMIT page->commandRequested(operations::CommandKind::Pause, page->deploymentId());
            return sendFromDialog();
        },
        [this] {
            // What has changed since is shown, and asked about anew.
            constexpr int looksBeforeAnew = 40;
            if (m_looks % looksBeforeAnew == looksBeforeAnew - 1)
                sendFromDialog();
            const auto history = m_list->session().history();
            const auto row = history->find(m_window.currentDetail()->deploymentId().toStdString());
            return row && history->paused(*row) && m_list->commands()->unfinished().empty();
        });
    addStop(
        QStringLiteral("journal"),
        [this] {
            m_window.workspace().open({console::PageKind::Journal});
            return true;
        },
        [this] { return selectInJournal(); });
}

void Tour::planOffline()
{
    addStop(
        QStringLiteral("offline"),
        [this] {
            m_server->end();
            m_window.workspace().open(m_list->key());
            return true;
        },
        [this] {
            // A connection that breaks for a moment is two words, and no banner yet.
            const auto* banner = m_list->page().findChild<QWidget*>(QStringLiteral("notice"));
            return banner != nullptr && banner->isVisible();
        });
}

/// True once there is something.
bool Tour::selectInJournal()
{
    const auto tables = m_window.workspace().findChildren<QTableView*>();
    const auto journal = std::ranges::find_if(tables, &QWidget::isVisible);
    if (journal == tables.end() || (*journal)->model()->rowCount() == 0)
        return false;
    (*journal)->selectRow(0);
    return true;
}

bool Tour::sendFromDialog()
{
    QDialog* dialog = shownDialog();
    if (dialog == nullptr)
        return false;
    dialog->findChild<QLineEdit*>(QStringLiteral("reason"))
        ->setText(QLocale().language() == QLocale::Chinese ? QStringLiteral("错误率上升")
                                                           : QStringLiteral("Error rate rises"));
    dialog->findChild<QLineEdit*>(QStringLiteral("confirmation"))
        ->setText(QStringLiteral("生产环境"));
    // What has changed while the dialog was open is in the picture of another stop.
    auto* seen = dialog->findChild<QCheckBox*>(QStringLiteral("acknowledged"));
    if (seen != nullptr && seen->isVisible())
        seen->setChecked(true);
    dialog->findChild<QPushButton*>(QStringLiteral("send"))->click();
    return true;
}

QDialog* Tour::shownDialog() const
{
    const auto dialogs = m_window.findChildren<QDialog*>();
    for (QDialog* dialog : dialogs) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void Tour::arrive()
{
    m_looks = 0;
    if (m_at == m_stops.size()) {
        Q_EMIT finished({});
        return;
    }
    if (m_stops[m_at].act())
        m_timer.start(lookEvery);
    else
        goOn();
}

void Tour::goOn()
{
    ++m_at;
    QMetaObject::invokeMethod(this, &Tour::arrive, Qt::QueuedConnection);
}

void Tour::look()
{
    const Stop& stop = m_stops[m_at];
    if (stop.ready()) {
        QTimer::singleShot(stop.missed ? 0 : settle, this, &Tour::takePicture);
    } else if (stop.missed && stop.missed()) {
        goOn();
    } else if (++m_looks < maxLooks) {
        m_timer.start(lookEvery);
    } else if (stop.need == Need::Optional) {
        goOn();
    } else {
        takePictureOfFailure();
        Q_EMIT finished(QStringLiteral("The stop \"%1\" was not reached.").arg(stop.name));
    }
}

void Tour::takePicture()
{
    const QString path = m_folder + QLatin1Char('/') + m_stops[m_at].name + QStringLiteral(".png");
    QDialog* dialog = shownDialog();
    // Of a list that fills: a number that has just grown has its room.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const QPixmap picture = dialog != nullptr ? dialog->grab() : m_window.grab();
    if (dialog != nullptr)
        dialog->reject();
    if (!savePicture(picture, path)) {
        Q_EMIT finished(QStringLiteral("%1 could not be written.").arg(path));
        return;
    }
    Q_EMIT saved(path);
    goOn();
}

/// What was there instead.
void Tour::takePictureOfFailure()
{
    QDialog* dialog = shownDialog();
    const QPixmap picture = dialog != nullptr ? dialog->grab() : m_window.grab();
    const QString path = QStringLiteral("%1/%2-not-reached.png").arg(m_folder, m_stops[m_at].name);
    if (savePicture(picture, path))
        Q_EMIT saved(path);
}

void Tour::exportList()
{
    const QString path = m_folder + QStringLiteral("/deployments.csv");
    if (!console::writeFile(path, list()->exports().producer({})))
        Q_EMIT saved(path);
}

ListController* Tour::list() const
{
    return m_window.currentList();
}

QString Tour::idWithStatus(const QString& word) const
{
    // The one that has come furthest has most to show.
    const auto history = list()->session().history();
    QString id;
    double furthest = -1;
    for (const history::Row row : list()->page().rows().shown()) {
        const double percentage = history->percentage(row).value_or(0);
        if (history->word(history::Column::Status, row) != word.toStdString()
            || percentage <= furthest)
            continue;
        furthest = percentage;
        id = models::rawText(history->id(row));
    }
    return id;
}

std::optional<QString> Tour::newest(const QString& status, const QString& strategy) const
{
    using history::Column;
    const auto history = m_list->session().history();
    const auto& shown = m_list->page().rows().shown();
    const auto found = std::ranges::find_if(shown, [&](history::Row row) {
        return models::rawText(history->word(Column::Status, row)) == status
            && (strategy.isEmpty()
                || models::rawText(history->word(Column::Strategy, row)) == strategy);
    });
    if (found == shown.end())
        return {};
    return models::rawText(history->id(*found));
}

bool Tour::openNewest(const QString& status, const QString& strategy)
{
    m_window.workspace().open(m_list->key());
    m_list->page().filters().setFilter({});
    const auto id = newest(status, strategy);
    if (id)
        m_window.openDeployment(m_list->session(), *id);
    return id.has_value();
}

/// Its log, its curves and its steps have been judged against the good runs before it.
bool Tour::isJudged() const
{
    if (!detailIsShown())
        return false;
    const auto* compare =
        m_window.currentDetail()->findChild<QWidget*>(QStringLiteral("compareFindings"));
    return compare != nullptr && compare->isVisible();
}

/// What was found stands there, and can be copied.
bool Tour::isFoundUnusual() const
{
    if (!isJudged())
        return false;
    const auto* copy =
        m_window.currentDetail()->findChild<QWidget*>(QStringLiteral("copyFindings"));
    return copy != nullptr && copy->isVisible();
}

/// True once there is one.
bool Tour::pointAtCurve()
{
    const auto* chart = m_window.currentDetail()->findChild<widgets::MetricChartView*>();
    if (chart == nullptr || !chart->isVisible()
        || chart->viewport()->width() < clockSize.width() / 2)
        return false;
    const QPointF place(0.7 * chart->viewport()->width(), 0.5 * chart->viewport()->height());
    const QPointF global = chart->viewport()->mapToGlobal(place);
    for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        const bool isDown = type == QEvent::MouseButtonPress;
        QMouseEvent event(type, place, global, Qt::LeftButton,
            isDown ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(chart->viewport(), &event);
    }
    return true;
}

bool Tour::openWithStatus(const QString& word)
{
    m_window.workspace().open(m_list->key());
    const QString id = idWithStatus(word);
    if (!id.isEmpty())
        m_window.openDeployment(m_list->session(), id);
    return !id.isEmpty();
}

bool Tour::detailIsShown() const
{
    const DetailPage* page = m_window.currentDetail();
    return page != nullptr && !page->deploymentId().isEmpty();
}

} // namespace tour
