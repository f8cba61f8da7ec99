// SPDX-License-Identifier: GPL-3.0-or-later A server that is played at random, and what is kept of
// it: whatever was shown and has had its time is there again at the next start, in its newest state
// and as archived, however the program ended.
#include "deploy/sources/archive/archived_source.h"

#include "asked_source.h"
#include "file/file_signature.h"
#include "full_disk.h"
#include "manual_scheduler.h"
#include "oracles/random_seeds.h"
#include "source_recorder.h"

#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

namespace sources {

namespace {

using deployment::Deployment;
using deployment::ErrorCode;
using deployment::Milliseconds;
using test_support::AskedSource;
using test_support::DeploymentBuilder;
using test_support::ManualScheduler;
using State = Freshness::State;

constexpr std::size_t none = 0;

/// Without a rest between two looks: other threads answer at once.
template <typename Condition> [[nodiscard]] bool comesSoon(Condition condition)
{
    const QDeadlineTimer end(30'000);
    while (!condition()) {
        if (end.hasExpired())
            return false;
        QCoreApplication::processEvents();
        QThread::yieldCurrentThread();
    }
    return true;
}

/// A run on the server: all of its states, of which some were shown.
struct PlayedRun {
    std::vector<std::string> statuses; ///< oldest first
    std::size_t shown = none; ///< so many of them, in some window
    std::size_t safe = none; ///< so many when all had had its time to be written
    bool isThere = true; ///< on the server
};

class RandomArchive : public testing::TestWithParam<unsigned> {
protected:
    /// One that shows the connection.
    struct Window {
        Window(const std::filesystem::path& file, std::uint64_t limit,
            const std::shared_ptr<Scheduler>& scheduler)
        {
            auto inner = std::make_unique<AskedSource>(true);
            server = inner.get();
            source = std::make_unique<ArchivedSource>(std::move(inner),
                ArchivedSource::Options{
                    file, limit, std::make_shared<deployment::Redactor>(), scheduler});
            seen = std::make_unique<SourceRecorder>(*source);
            source->start();
            server->setState(State::Loading);
        }

        AskedSource* server = nullptr;
        std::unique_ptr<ArchivedSource> source;
        std::unique_ptr<SourceRecorder> seen;
        bool hasLoaded = false; ///< a list of the server
        bool isSecond = false; ///< may not know what the first has not written yet
    };

    RandomArchive()
    {
        for (int count = 2 + pick(4); count > 0; --count)
            change("D" + std::to_string(m_runs.size()));
        m_windows.push_back(begun());
        settle();
    }

    [[nodiscard]] int pick(int count) { return int(m_dice() % unsigned(count)); }

    void act()
    {
        switch (pick(17)) {
        case 0: // one more
            change("D" + std::to_string(m_runs.size()));
            break;
        case 1:
        case 2:
        case 3:
        case 4:
            for (int count = 1 + pick(3); count > 0; --count)
                change(anyId());
            tellNews();
            break;
        case 5:
        case 6:
            if (pick(2) == 0)
                m_runs[anyId()].isThere = pick(2) == 0;
            tellList(pick(3) != 0);
            break;
        case 7:
            m_isAway = !m_isAway;
            for (const auto& window : m_windows)
                window->server->setState(m_isAway ? State::Offline : State::Live);
            break;
        case 8:
        case 9:
            openPage(pick(3) == 0);
            break;
        case 10:
            m_story += "pass ";
            pass(Milliseconds(1'000 + pick(3'000)));
            break;
        case 11:
            openSecond();
            break;
        case 12: // one of two ends; what it can't write is lost
            if (m_windows.size() == 2 && !m_full) {
                const int which = pick(2);
                m_story += which == 0 ? "end-first " : "end-second ";
                m_windows.erase(m_windows.begin() + which);
            }
            break;
        case 13:
            m_story += m_full ? "free " : "full ";
            if (m_full)
                m_full.reset();
            else
                m_full = std::make_unique<test_support::FullDisk>(size() + unsigned(pick(600)));
            break;
        case 14:
            m_story += "rest ";
            m_full.reset();
            for (int times = 0; times < 6; ++times)
                pass(Milliseconds(30'000));
            noteSafe();
            break;
        default:
            settle();
            break;
        }
        look();
    }

    /// The program ends, and begins again without the network.
    void restart()
    {
        const bool isKilled = pick(2) == 0;
        m_story += isKilled ? "kill " : "end ";
        if (pick(2) == 0)
            settle();
        if (isKilled) {
            takeRemains();
            m_windows.clear();
        } else {
            // What could not be written, since the disk was full, is lost.
            const bool isLossy = m_full != nullptr;
            m_windows.clear();
            m_full.reset();
            if (!isLossy)
                for (auto& [id, run] : m_runs)
                    run.safe = run.shown;
        }
        m_isAway = true;
        m_windows.push_back(begun());
        settle();
        expectAll();
        m_windows.front()->server->setState(State::Offline);
        Q_EMIT m_windows.front()->server->loadFinished(
            deployment::Error{ErrorCode::Offline, {}, {}});
        m_isAway = false;
        noteSafe();
    }

    std::string m_story;

private:
    [[nodiscard]] std::unique_ptr<Window> begun()
    {
        m_story += "begin ";
        return std::make_unique<Window>(path(), m_limit, m_scheduler);
    }
    /// The one that is there has taken over, if it had another one before it and has had news
    /// since; and the server gives both the same, since the one that does not write keeps nothing.
    void openSecond()
    {
        if (m_windows.size() == 2 || m_isAway)
            return;
        pass(Milliseconds(3'000));
        m_windows.push_back(begun());
        m_windows.back()->isSecond = true;
        settle();
        tellList(true);
    }
    [[nodiscard]] std::filesystem::path path() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / std::to_string(m_lives)
            / "a.ndjson";
    }
    [[nodiscard]] std::uint64_t size() const
    {
        std::error_code error;
        const auto bytes = std::filesystem::file_size(path(), error);
        return error ? 0 : bytes;
    }
    [[nodiscard]] std::string anyId()
    {
        return std::next(m_runs.begin(), pick(int(m_runs.size())))->first;
    }
    void change(const std::string& id)
    {
        static constexpr std::array words{
            "PENDING", "RUNNING", "FAILED", "COMPLETED", "ROLLED_BACK"};
        m_runs[id].statuses.emplace_back(words[std::size_t(pick(5))]);
        m_runs[id].isThere = true;
    }
    /// As the server had it; each state has one line of log more.
    [[nodiscard]] Deployment stateOf(const std::string& id, std::size_t number) const
    {
        DeploymentBuilder builder(id);
        builder.status(m_runs.at(id).statuses[number - 1]).version('R' + std::to_string(number));
        for (std::size_t line = 0; line < number; ++line)
            builder.log("10:01", std::string(40, 'x'));
        return builder;
    }
    [[nodiscard]] Deployment newest(const std::string& id) const
    {
        return stateOf(id, m_runs.at(id).statuses.size());
    }

    /// What has changed comes as events do.
    void tellNews()
    {
        if (m_isAway)
            return;
        m_story += "news ";
        std::vector<Deployment> news;
        for (auto& [id, run] : m_runs) {
            if (run.isThere && run.shown != run.statuses.size()) {
                news.push_back(newest(id));
                run.shown = run.statuses.size();
            }
        }
        for (const auto& window : m_windows)
            window->server->give(news);
    }
    /// All of it comes, or a part and no more.
    void tellList(bool isWhole)
    {
        if (m_isAway)
            return;
        m_story += isWhole ? "list " : "part ";
        std::vector<Deployment> parts[2];
        for (auto& [id, run] : m_runs) {
            if (!run.isThere)
                continue;
            const int part = pick(2);
            if (part == 1 && !isWhole)
                continue;
            parts[part].push_back(newest(id));
            run.shown = run.statuses.size();
        }
        for (const auto& window : m_windows) {
            Q_EMIT window->server->loadStarted();
            window->server->give(parts[0], true);
            if (isWhole) {
                window->server->give(parts[1]);
                window->server->setState(State::Live);
                Q_EMIT window->server->loadFinished(std::nullopt);
                window->hasLoaded = true;
            } else {
                Q_EMIT window->server->loadFinished(deployment::Error{ErrorCode::Offline, {}, {}});
            }
        }
    }
    /// A page asks for all of a deployment; the answer may be older than what the list has learned
    /// since.
    void openPage(bool isLate)
    {
        const std::string id = anyId();
        PlayedRun& run = m_runs[id];
        if (m_isAway || !run.isThere || run.shown != run.statuses.size() || run.shown == none)
            return;
        m_story += isLate ? "late-page " : "page ";
        for (const auto& window : m_windows)
            window->seen->fetch(id.c_str());
        const Deployment before = newest(id);
        if (isLate) {
            change(id);
            tellNews();
        }
        for (const auto& window : m_windows) {
            window->server->setWhole(before);
            window->server->answer();
            window->server->setWhole(newest(id));
        }
    }
    void answer()
    {
        for (const auto& window : m_windows)
            window->server->answer(m_isAway ? std::optional(ErrorCode::Offline) : std::nullopt);
    }
    void pass(Milliseconds time)
    {
        m_scheduler->advance(time);
        settle();
    }
    /// What was given to other threads has been done, and answered.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            for (const auto& window : m_windows) {
                answer();
                const auto before = window->seen->failures["(nothing)"].size();
                window->seen->fetch("(nothing)", history::RecordHandle{1});
                EXPECT_TRUE(comesSoon([&] {
                    window->server->answer(ErrorCode::NotFound);
                    return window->seen->failures["(nothing)"].size() > before;
                }));
            }
        }
        QCoreApplication::processEvents();
    }

    void noteSafe()
    {
        for (auto& [id, run] : m_runs)
            run.safe = run.shown;
        m_safe = FileSignature::of(path()).value_or(FileSignature());
    }
    /// What is in the file at this moment, or any part of what came last, goes on elsewhere.
    void takeRemains()
    {
        std::ifstream file(path(), std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        // One that was exchanged whole is never torn in what it began with.
        const auto now = FileSignature::of(path()).value_or(FileSignature());
        if (pick(2) == 0 && now.isSameFile(m_safe) && text.size() > m_safe.size)
            text.resize(m_safe.size + std::size_t(pick(int(text.size() - m_safe.size))));
        m_full.reset();
        ++m_lives;
        std::filesystem::create_directories(path().parent_path());
        std::ofstream(path(), std::ios::binary) << text;
    }

    [[nodiscard]] static std::string textOf(const Deployment& run)
    {
        return run.status.text + ' ' + run.version;
    }
    [[nodiscard]] static std::string shownIn(const Window& window, const std::string& id)
    {
        const auto row = window.seen->history.find(id);
        return row ? window.seen->status(id) + ' '
                + std::string(window.seen->history.word(history::Column::Version, *row))
                   : std::string();
    }
    /// What is shown, while it is: the newest of all that came.
    void look()
    {
        for (const auto& window : m_windows) {
            for (const auto& [id, run] : m_runs) {
                const std::string text = shownIn(*window, id);
                if (run.shown == none || (text.empty() && (window->isSecond || isSmall())))
                    continue;
                // What the first one has not written yet, the second does not know.
                bool isIt = isStateOf(text, id, run.shown);
                for (std::size_t number = run.shown; window->isSecond && number > none; --number)
                    isIt = isIt || isStateOf(text, id, number);
                EXPECT_TRUE(isIt) << id << ' ' << text << " and not "
                                  << textOf(stateOf(id, run.shown)) << '\n'
                                  << m_story;
            }
        }
    }
    [[nodiscard]] bool isStateOf(
        const std::string& text, const std::string& id, std::size_t number) const
    {
        const Deployment state = stateOf(id, number);
        return text == textOf(state)
            || (text == "UNKNOWN " + state.version && !deployment::isFinished(state.status.known));
    }
    /// It drops what is too much for it.
    [[nodiscard]] bool isSmall() const { return m_limit < ArchivedSource::defaultLimit; }
    /// What the archive alone gives.
    void expectAll()
    {
        Window& window = *m_windows.front();
        const std::size_t rows = window.seen->history.size();
        std::size_t expected = 0;
        for (auto& [id, run] : m_runs) {
            const std::string text = shownIn(window, id);
            if (text.empty()) {
                EXPECT_TRUE(run.safe == none || isSmall()) << id << " is lost\n" << m_story;
                run.shown = none;
                continue;
            }
            ++expected;
            std::size_t number = run.shown;
            while (number > none && text != textOf(stateOf(id, number)))
                --number;
            EXPECT_GT(number, none) << id << ' ' << text << " never was shown\n" << m_story;
            EXPECT_GE(number, run.safe) << id << ' ' << text << " is old\n" << m_story;
            EXPECT_TRUE(window.source->isArchived(window.seen->record(id)));
            run.shown = number;
            if (number > none)
                expectPage(window, id, number);
        }
        EXPECT_EQ(rows, expected);
        EXPECT_EQ(window.source->freshness().isArchived, rows > 0);
    }
    void expectPage(Window& window, const std::string& id, std::size_t number)
    {
        window.seen->snapshots.clear();
        window.seen->fetch(id.c_str());
        ASSERT_TRUE(comesSoon([&] { return !window.seen->snapshots[id].empty(); })) << m_story;
        const Snapshot& snapshot = *window.seen->snapshots[id].back();
        const Deployment state = stateOf(id, number);
        EXPECT_EQ(textOf(snapshot.deployment), textOf(state)) << id << '\n' << m_story;
        EXPECT_LE(snapshot.deployment.log.size(), number) << id << '\n' << m_story;
        if (!snapshot.logError) {
            EXPECT_TRUE(deployment::isFinished(state.status.known)) << id;
            EXPECT_EQ(snapshot.deployment.log.size(), number) << id << '\n' << m_story;
        }
    }

    QTemporaryDir m_folder;
    std::mt19937 m_dice{GetParam()};
    const std::uint64_t m_limit = pick(5) == 0 ? 8'000 : ArchivedSource::defaultLimit;
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    std::map<std::string, PlayedRun> m_runs;
    std::unique_ptr<test_support::FullDisk> m_full;
    FileSignature m_safe; ///< when all had had its time
    int m_lives = 0;
    bool m_isAway = false;
    std::vector<std::unique_ptr<Window>> m_windows;
};

TEST_P(RandomArchive, hasWhatWasShown)
{
    for (int round = 0; round < 5 && !HasFailure(); ++round) {
        for (int times = 2 + pick(12); times > 0 && !HasFailure(); --times)
            act();
        restart();
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomArchive, test_support::randomSeeds());

} // namespace

} // namespace sources
