// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/faults/fault.h"

#include "deploy/deployment/decimal.h"

#include "server/http/http_message.h"

#include <algorithm>
#include <array>

namespace server {

namespace {

struct KindName {
    std::string_view word;
    FaultKind kind;
    std::string_view what;
};

constexpr std::array kinds{
    KindName{"drop", FaultKind::Drop, "closes the connection before any byte of an answer"},
    KindName{"reset", FaultKind::Reset, "the same with a TCP reset"},
    KindName{"half-head", FaultKind::HalfHead, "closes within the status line"},
    KindName{"half-body", FaultKind::HalfBody, "closes after half of the body that it promised"},
    KindName{"hang", FaultKind::Hang, "never answers"},
    KindName{"delay", FaultKind::Delay, "delay=MS answers late (1000)"},
    KindName{"drip", FaultKind::Drip, "drip=MS sends the body a byte at a time (200)"},
    KindName{"lose-answer", FaultKind::LoseAnswer, "does what was asked and closes without a byte"},
    KindName{"redirect", FaultKind::Redirect, "redirect=URL answers 307 to there"},
    KindName{"html", FaultKind::Html, "answers 200 with a page, as a captive portal does"},
    KindName{"huge", FaultKind::Huge, "huge=MIB answers with a body of that size (300)"},
    KindName{"endless", FaultKind::Endless, "answers with a body of no length that never ends"},
    KindName{"stale-etag", FaultKind::StaleTag, "gives an ETag that is out of date already"},
    KindName{"sse-silent", FaultKind::StreamSilent, "the stream opens and says nothing more"},
    KindName{"sse-drop", FaultKind::StreamDrop, "sse-drop=N ends the stream after N events (3)"},
    KindName{"sse-twice", FaultKind::StreamTwice, "sends each event twice"},
    KindName{"sse-reset", FaultKind::StreamReset, "begins the stream with a reset event"},
    KindName{"sse-trickle", FaultKind::StreamTrickle, "sends the stream one byte at a time"},
    KindName{"watch-silent", FaultKind::StreamSilent, "the watch opens and says nothing more"},
    KindName{"watch-drop", FaultKind::StreamDrop, "watch-drop=N ends the watch after N events (3)"},
    KindName{"watch-twice", FaultKind::StreamTwice, "sends each event twice"},
    KindName{"watch-trickle", FaultKind::StreamTrickle, "sends the watch one byte at a time"},
    KindName{"watch-expired", FaultKind::WatchExpired, "answers the watch with ERROR 410"},
    KindName{"watch-cut", FaultKind::WatchCut, "watch-cut=N closes within the line after N events"},
    KindName{"watch-endless", FaultKind::WatchEndless, "sends a line that never ends"},
    KindName{"log-endless", FaultKind::LogEndless, "sends a log that never ends, without a pause"},
};

/// Event streams and watches go wrong in ways of their own.
bool isOf(std::string_view word, FaultyServer server)
{
    const bool isRest = word.starts_with("sse-") || word == "stale-etag";
    const bool isCluster = word.starts_with("watch-") || word.starts_with("log-");
    return server == FaultyServer::Rest ? !isCluster : !isRest;
}

bool readLimit(Fault& fault, std::string_view name, std::string_view value)
{
    if (name == "path")
        fault.path = value;
    else if (name == "has")
        fault.has = value;
    else if (name == "method")
        fault.method = value;
    else if (name == "skip" && deployment::parseDecimal(value))
        fault.skip = *deployment::parseDecimal(value);
    else if (name == "times" && deployment::parseDecimal(value))
        fault.times = deployment::parseDecimal(value);
    else
        return false;
    return true;
}

bool readKind(Fault& fault, std::string_view word, FaultyServer server)
{
    const auto status = deployment::parseDecimal(word);
    if (status && *status >= 400 && *status < 600) {
        fault.kind = FaultKind::Status;
        fault.status = static_cast<int>(*status);
        return true;
    }
    const auto found = std::find_if(
        kinds.begin(), kinds.end(), [word](const KindName& each) { return each.word == word; });
    if (found == kinds.end() || !isOf(word, server))
        return false;
    fault.kind = found->kind;
    return true;
}

bool readPart(Fault& fault, std::string_view part, bool first, FaultyServer server)
{
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    if (!first)
        return readLimit(fault, name, value);
    fault.value = value;
    return readKind(fault, name, server);
}

} // namespace

std::uint64_t Fault::number(std::uint64_t otherwise) const
{
    return deployment::parseDecimal(value).value_or(otherwise);
}

tl::expected<Fault, std::string> parseFault(std::string_view text, FaultyServer server)
{
    Fault fault;
    bool first = true;
    while (first || !text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view part = text.substr(0, end);
        if (!readPart(fault, part, first, server))
            return tl::unexpected("\"" + std::string(part) + "\" is no fault");
        text.remove_prefix(std::min(end + 1, text.size()));
        first = false;
    }
    return fault;
}

std::string faultList(FaultyServer server)
{
    std::string list = "  4xx, 5xx      answers this status; 503=7 with Retry-After: 7\n";
    for (const KindName& kind : kinds) {
        if (!isOf(kind.word, server))
            continue;
        std::string word(kind.word);
        word.resize(14, ' ');
        list += "  " + word + std::string(kind.what) + "\n";
    }
    return list;
}

FaultInjector::FaultInjector(std::vector<Fault> faults)
    : m_faults(std::move(faults))
{
}

void FaultInjector::add(Fault fault)
{
    const std::lock_guard lock(m_mutex);
    m_faults.push_back(std::move(fault));
}

void FaultInjector::clear()
{
    const std::lock_guard lock(m_mutex);
    m_faults.clear();
}

std::optional<Fault> FaultInjector::strike(std::string_view method, std::string_view target)
{
    const std::lock_guard lock(m_mutex);
    std::optional<Fault> due;
    for (Fault& fault : m_faults) {
        if ((!fault.method.empty() && fault.method != method) || !target.starts_with(fault.path)
            || target.find(fault.has) == std::string_view::npos)
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (due || fault.times == 0U)
            continue;
        if (fault.times)
            --*fault.times;
        due = fault;
    }
    return due;
}

} // namespace server
