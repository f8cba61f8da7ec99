// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster of 5,000 Rollouts from its API server's sockets to the rows of a history: the first
// ones, the whole list, a thousand watch events a second, and an hour of events for memory.
#include "figures.h"

#include "kubernetes/demo/crowd.h"
#include "kubernetes/kube_server.h"

#include "deploy/sources/kubernetes/kube_source.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <functional>
#include <mutex>
#include <thread>

using namespace benchmarks;

namespace {

constexpr int eventsASecond = 1'000;
constexpr int hourOfEvents = 72'000; ///< at twenty a second
constexpr std::size_t serversHistory = 2'000; ///< changes; they lie in the same memory
constexpr double firstRowsSeconds = 1;
constexpr double wholeListSeconds = 10;
constexpr double busiest = 40; // percent of the time

/// Processor time of the calling thread.
double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// A source as its owner sees it: the merged history, and how many rows came.
class Reader {
public:
    explicit Reader(const std::string& server)
    {
        sources::KubeSource::Target target;
        target.connection.address = "kube:benchmark";
        target.access.server = server;
        m_source = std::make_unique<sources::KubeSource>(
            std::move(target), sources::KubeSource::Options{});
        QObject::connect(m_source.get(), &sources::Source::historyUpdated, m_source.get(),
            [this](const sources::HistoryUpdate& update) {
                m_history.merge(*update.rows);
                m_rows += update.rows->size();
            });
        m_source->start();
    }

    void waitFor(const std::function<bool()>& condition)
    {
        QTimer tick; // the condition may come true without an event of Qt's
        tick.start(1);
        while (!condition())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    [[nodiscard]] std::size_t size() const { return m_history.size(); }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] bool isLive() const
    {
        return m_source->freshness().state == sources::Freshness::State::Live;
    }

private:
    history::History m_history;
    std::size_t m_rows = 0;
    std::unique_ptr<sources::KubeSource> m_source;
};

/// Changes the crowd as fast as is wanted, from a thread of its own.
class Changer {
public:
    Changer(mock_kubernetes::Crowd& crowd, int perSecond)
        : m_thread([&crowd, perSecond](const std::stop_token& stop) {
            constexpr int parts = 20;
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any never;
            const auto pause = std::chrono::milliseconds(1'000 / parts);
            while (!stop.stop_requested()) {
                crowd.change(perSecond / parts);
                never.wait_for(lock, stop, pause, [] { return false; });
            }
        })
    {
    }

private:
    std::jthread m_thread;
};

void measureList(const std::string& server, std::size_t rollouts)
{
    QElapsedTimer watch;
    watch.start();
    Reader reader(server);
    reader.waitFor([&reader] { return reader.size() > 0; });
    reportLimit("5,000 Rollouts of a cluster, first rows", double(watch.elapsed()) / 1e3,
        firstRowsSeconds, "s");
    reader.waitFor([&] { return reader.size() >= rollouts && reader.isLive(); });
    reportLimit("the same: the whole list, and the watches open", double(watch.elapsed()) / 1e3,
        wholeListSeconds, "s");
}

void measureEvents(
    const std::string& server, mock_kubernetes::Crowd& crowd, std::size_t rollouts, int seconds)
{
    Reader reader(server);
    reader.waitFor([&] { return reader.size() >= rollouts && reader.isLive(); });
    const Changer changer(crowd, eventsASecond);
    QElapsedTimer watch;
    watch.start();
    reader.waitFor([&watch] { return watch.elapsed() > 1'000; });
    const double before = threadSeconds();
    const std::size_t rowsBefore = reader.rows();
    watch.restart();
    reader.waitFor([&] { return watch.elapsed() > 1'000 * seconds; });
    const double elapsed = double(watch.elapsed()) / 1e3;
    reportLimit("1,000 watch events a second, event loop busy",
        100 * (threadSeconds() - before) / elapsed, busiest, "%");
    std::printf("    %.0f rows a second arrived\n", double(reader.rows() - rowsBefore) / elapsed);
}

void measureMemory(
    const std::string& server, mock_kubernetes::Crowd& crowd, std::size_t rollouts, int events)
{
    constexpr int step = 500;
    Reader reader(server);
    reader.waitFor([&] { return reader.size() >= rollouts && reader.isLive(); });
    const auto change = [&](int count) {
        for (int done = 0; done < count; done += step) {
            const std::size_t before = reader.rows();
            crowd.change(step);
            reader.waitFor([&] { return reader.rows() > before; });
        }
    };
    // What is kept for every row is there by then, and the server keeps no more changes than it
    // has.
    change(std::max(events / 4, int(2 * serversHistory)));
    const double before = residentMegabytes();
    change(events);
    reportRatio("an hour of watch events, memory after", residentMegabytes(), before, "MB", 1.05);
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    QCoreApplication application(argc, argv);
    mock_kubernetes::KubeOptions still;
    still.playsControllers = false;
    still.historyLimit = serversHistory;
    mock_kubernetes::KubeServer server(still);
    mock_kubernetes::Crowd::Size size;
    if (options.small)
        size.rollouts /= 100;
    mock_kubernetes::Crowd crowd(server, size);
    server.start();
    const auto rollouts = static_cast<std::size_t>(size.rollouts);
    measureList(server.url(), rollouts);
    measureEvents(server.url(), crowd, rollouts, options.small ? 1 : 10);
    measureMemory(server.url(), crowd, rollouts, options.small ? hourOfEvents / 100 : hourOfEvents);
    return 0;
}
