// SPDX-License-Identifier: GPL-3.0-or-later
// A log of ten million entries: opened, beside simdjson alone on the same bytes; searched, beside
// grep on the same messages; looked at and followed, from the input to the end of the paint.
#include "bare_simdjson.h"
#include "console_window.h"
#include "figures.h"
#include "log_text.h"

#include "list/list_controller.h"
#include "session/source_session.h"

#include "deploy/models/log/log_search.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/log/log_view.h"

#include <QEventLoop>
#include <QLineEdit>
#include <QScrollBar>

using namespace benchmarks;
using models::LogPattern;
using models::LogSearch;

namespace {

struct Wanted {
    const char* text;
    LogPattern::Syntax syntax;
};

/// Found hardly ever, here and there, and in every line; expressions that begin with text, that
/// have none at all, and that are anchored.
constexpr Wanted everythingWanted[]{
    {"orders/77777", LogPattern::Syntax::Plain},
    {"42 ms", LogPattern::Syntax::Plain},
    {"app-3", LogPattern::Syntax::Plain},
    {"GET", LogPattern::Syntax::Plain},
    {"orders/[0-9]*777 ", LogPattern::Syntax::RegularExpression},
    {"app-[3-5] .* 9[0-9] ms$", LogPattern::Syntax::RegularExpression},
    {"[0-9]{5} 200", LogPattern::Syntax::RegularExpression},
    {"^app-(1|7) GET", LogPattern::Syntax::RegularExpression},
    {"(77|88)99+", LogPattern::Syntax::RegularExpression},
    {"(error|timeout|7777)", LogPattern::Syntax::RegularExpression},
    {".*ms$", LogPattern::Syntax::RegularExpression},
    {"2|3", LogPattern::Syntax::RegularExpression},
};

/// The search of the log page ignores case; grep does not.
std::size_t count(LogSearch& search, const Wanted& wanted)
{
    QEventLoop loop;
    QObject::connect(&search, &LogSearch::finished, &loop, &QEventLoop::quit);
    search.setPattern({});
    search.setPattern({QString::fromUtf8(wanted.text), wanted.syntax});
    loop.exec();
    return search.matches().size();
}

void measureSearch(
    LogSearch& search, const Wanted& wanted, const std::filesystem::path& text, int rounds)
{
    const bool plain = wanted.syntax == LogPattern::Syntax::Plain;
    const std::vector<std::string> grep{
        "/bin/grep", "-c", plain ? "-F" : "-E", wanted.text, text.string()};
    // Into a file: grep ends at the first match if its output is not read.
    const auto counted = std::filesystem::path(text).replace_extension("count");
    std::size_t found = 0;
    const Medians medians = inTurns(
        rounds, [&] { found = count(search, wanted); },
        [&] { runProgram(grep, counted, {"LC_ALL=C"}); });
    const std::string kind = plain ? "count of the word " : "count of the expression ";
    reportRatio(kind + wanted.text + " (" + std::to_string(found) + ")", medians.ours,
        medians.theirs, "s", plain ? 2 : 4);
}

constexpr double frame = 16.7; // ms, at 60 Hz

/// The page of the deployment, open at its log.
class LogPage {
public:
    LogPage(ConsoleWindow& console, std::shared_ptr<const deployment::Deployment> deployment)
        : m_console(console)
        , m_page(console.time())
        , m_deployment(std::move(deployment))
    {
        m_page.resize(1200, 900);
        m_page.show();
        m_page.showPanel(widgets::DetailPage::logPanel);
        m_page.setRecord({m_deployment, {}, m_deployment->start});
        m_console.rest();
    }

    /// Line by line, page by page, from end to end, and to any place with the scroll bar.
    console::FrameTimes scrollTimes();
    /// From match to match.
    console::FrameTimes stepTimes();
    /// The log grows by that many entries at a time; the busy periods of all that follows.
    console::FrameTimes followTimes(int steps, int entries);
    void search(const QString& text);

private:
    widgets::LogView& view() { return *m_page.findChild<widgets::LogView*>(); }

    ConsoleWindow& m_console;
    widgets::DetailPage m_page;
    std::shared_ptr<const deployment::Deployment> m_deployment;
};

console::FrameTimes LogPage::scrollTimes()
{
    return m_console.timesOf([&] {
        for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End}) {
            m_console.press(view(), key);
            for (int i = 0; i < 30; ++i) {
                m_console.press(view(), key == Qt::Key_Home ? Qt::Key_PageDown : Qt::Key_PageUp);
                m_console.press(view(), Qt::Key_Down);
            }
        }
        QScrollBar& bar = *view().verticalScrollBar();
        for (int i = 1; i < 30; ++i)
            m_console.click(bar, {bar.width() / 2, bar.height() * i / 30});
    });
}

console::FrameTimes LogPage::stepTimes()
{
    return m_console.timesOf([&] {
        for (int i = 0; i < 50; ++i)
            m_console.press(m_page, Qt::Key_F3);
    });
}

void LogPage::search(const QString& text)
{
    auto& wanted = *m_page.findChild<QLineEdit*>(QStringLiteral("logSearch"));
    wanted.clear();
    m_console.type(wanted, text);
    auto& search = *m_page.findChild<LogSearch*>();
    m_console.waitFor([&] { return !search.pattern().isEmpty() && !search.isRunning(); });
    m_console.rest();
}

console::FrameTimes LogPage::followTimes(int steps, int entries)
{
    view().verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    return m_console.busyPeriodsOf([&] {
        for (int step = 0; step < steps; ++step) {
            auto next = std::make_shared<deployment::Deployment>(*m_deployment);
            for (int i = 0; i < entries; ++i)
                next->log.append(next->start,
                    "app-7 GET /api/orders/" + std::to_string(next->log.size()) + " 200 42 ms");
            m_deployment = std::move(next);
            QMetaObject::invokeMethod(
                &m_page,
                [this] {
                    m_page.setRecord({m_deployment, {}, m_deployment->start});
                },
                Qt::QueuedConnection);
            m_console.rest();
        }
    });
}

void measurePage(
    console::Application& application, const std::shared_ptr<const deployment::Deployment>& log)
{
    ConsoleWindow console(application);
    LogPage page(console, log);
    reportFrames("log: scroll and jump", page.scrollTimes(), frame);
    reportFrames("log: follow 5,000 entries a snapshot", page.followTimes(100, 5'000), frame);
    const auto typed = console.busyPeriodsOf([&] { page.search(QStringLiteral("GET")); });
    reportFrames("log: search that matches every line, spells of work", typed, frame);
    reportFrames("log: from match to match", page.stepTimes(), frame);
    reportFrames(
        "log: follow 5,000 entries a snapshot, searching", page.followTimes(100, 5'000), frame);
}

/// All of it from the file to a deployment with its log, beside a pass over the text in memory.
void measureDecoding(const std::filesystem::path& file, int rounds)
{
    const BareSimdjson bare(contentOf(file));
    // Each gives back what it has taken.
    const Medians medians = inTurns(
        rounds, [&] { static_cast<void>(deploymentOf(file)); },
        [&] { static_cast<void>(bare.pass()); });
    reportRatio(
        "log: opened from a file, beside bare simdjson", medians.ours, medians.theirs, "s", 2);
}

/// From the request to open to the painted lines, in the program's own window.
void measureOpening(
    console::Application& application, const std::filesystem::path& file, std::size_t entries)
{
    ConsoleWindow console(application);
    console.open(file);
    auto& session = console.window().currentList()->session();
    const QString id = QString::fromStdString(std::string(session.history()->id(0)));
    widgets::LogView* view = nullptr;
    const double first = secondsOf([&] {
        widgets::DetailPage* page = console.window().openDeployment(session, id);
        page->showPanel(widgets::DetailPage::logPanel);
        view = page->findChild<widgets::LogView*>();
        console.waitFor([&] { return view->rowCount() > 0; });
        view->repaint();
    });
    const auto spells = console.busyPeriodsOf(
        [&] { console.waitFor([&] { return view->rowCount() == entries; }); });
    reportLimit("log: first lines on the screen", first, 0.5, "s");
    reportFrames("log: spells of work while the rest of it loads", spells, frame);
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    console::Application application(argc, argv);
    measureDecoding(options.data / "log.json", options.rounds);
    const auto deployment = deploymentOf(options.data / "log.json");
    measureOpening(application, options.data / "log.json", deployment->log.size());
    const auto text = options.data / "log.txt";
    if (!exists(text))
        writeMessages(deployment->log, text);
    measurePage(application, deployment);
    LogSearch search;
    search.setDeployment(deployment);
    for (const Wanted& wanted : everythingWanted)
        measureSearch(search, wanted, text, options.rounds);
    return 0;
}
