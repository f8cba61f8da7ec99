// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_server.h"

#include "large_history.h"

#include "deploy/history/parallel/background_thread.h"

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace benchmarks {

using history::Row;

namespace {

constexpr Row pageRows = 20'000;
/// Updates go out so often, however many each time.
constexpr std::chrono::milliseconds beat{20};

} // namespace

LiveServer::LiveServer(const history::History& rows, int updatesASecond)
    : m_rows(rows)
    , m_rate(updatesASecond)
    , m_server(std::make_unique<httplib::Server>())
{
    serve();
    m_port = m_server->bind_to_any_port("127.0.0.1");
    m_thread = std::thread([this] {
        // A real one stands elsewhere. Its threads take after this one.
        history::lowerThreadPriority();
        m_server->listen_after_bind();
    });
}

LiveServer::~LiveServer()
{
    m_ends = true;
    m_server->stop();
    m_thread.join();
}

std::string LiveServer::address() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void LiveServer::serve()
{
    m_server->Get("/deployments", [this](const httplib::Request& request, httplib::Response& to) {
        const auto from = request.has_param("from") ? request.get_param_value("from") : "0";
        to.set_header("Event-Position", "0");
        // A provider's content is not compressed, which would take most of the time.
        auto page = pageFrom(static_cast<Row>(std::stoul(from)));
        const auto size = page.size();
        to.set_content_provider(size, "application/json",
            [page = std::move(page)](std::size_t at, std::size_t length, httplib::DataSink& sink) {
                return sink.write(page.data() + at, length);
            });
    });
    m_server->Get("/events", [this](const httplib::Request&, httplib::Response& to) {
        to.set_chunked_content_provider("text/event-stream",
            [this, begin = std::chrono::steady_clock::now(), done = std::uint64_t{0}](
                std::size_t, httplib::DataSink& sink) mutable {
                const auto since = std::chrono::steady_clock::now() - begin;
                const auto due = static_cast<std::uint64_t>(
                    std::chrono::duration<double>(since).count() * m_rate);
                std::string events;
                for (; done < due; ++done)
                    events += nextEvent();
                if (events.empty())
                    events = ": nothing yet\n\n";
                std::mutex mutex;
                std::unique_lock lock(mutex);
                std::condition_variable().wait_for(lock, beat, [this] { return m_ends.load(); });
                return !m_ends && sink.write(events.data(), events.size());
            });
    });
}

std::string LiveServer::pageFrom(Row first) const
{
    const Row end = std::min(first + pageRows, static_cast<Row>(m_rows.size()));
    std::string page = "{\"deployments\":[";
    for (Row row = first; row < end; ++row) {
        page += row == first ? "" : ",";
        page += jsonOf(m_rows.at(row));
    }
    page += "]";
    if (end < m_rows.size())
        page += ",\"next\":\"/deployments?from=" + std::to_string(end) + "\"";
    return page + "}";
}

std::string LiveServer::nextEvent()
{
    const std::uint64_t number = ++m_sent;
    // A prime step goes round the whole list without coming near where it was.
    history::Summary summary = m_rows.at(static_cast<Row>(number * 611'953 % m_rows.size()));
    summary.status = number % 3 == 0 ? "RUNNING" : "COMPLETED";
    // What goes on has no end, and what is over has one: nothing is wrong with either.
    summary.end =
        number % 3 == 0 ? std::nullopt : std::optional(summary.end.value_or(summary.start));
    summary.percentage = static_cast<double>(number % 101);
    std::string json = jsonOf(summary);
    json.insert(json.size() - 1, ",\"revision\":" + std::to_string(number));
    return "id: " + std::to_string(number) + "\nevent: deployment\ndata: " + json + "\n\n";
}

} // namespace benchmarks
