// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/document/unfinished_files.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <string>

#include <unistd.h>

namespace formats {

namespace {

enum class State : int { Free, Taken, Marked };

/// A handler may read it at any moment, also while its owner goes: it is never freed.
struct Place {
    std::atomic<State> state{State::Free};
    std::array<char, PATH_MAX> path{};
};

constexpr std::size_t maxFiles = 8; // an export or two, and the archives that are compacted
std::array<Place, maxFiles> places;

static_assert(std::atomic<State>::is_always_lock_free, "a handler must not wait");

/// Calls nothing but what a handler may call.
void removeAndEnd(int signal)
{
    for (const Place& place : places) {
        if (place.state.load() == State::Marked)
            ::unlink(place.path.data());
    }
    // Its own effect is back (SA_RESETHAND), and comes once this is left.
    ::raise(signal);
}

} // namespace

void UnfinishedFile::mark(const std::filesystem::path& path)
{
    reset();
    const std::string& name = path.native();
    for (std::size_t at = 0; at < places.size() && name.size() < PATH_MAX; ++at) {
        State expected = State::Free;
        if (!places[at].state.compare_exchange_strong(expected, State::Taken))
            continue;
        auto& room = places[at].path;
        *std::ranges::copy(name, room.begin()).out = '\0';
        places[at].state.store(State::Marked);
        m_place = static_cast<int>(at);
        return;
    }
}

void UnfinishedFile::reset()
{
    if (m_place >= 0)
        places[static_cast<std::size_t>(m_place)].state.store(State::Free);
    m_place = -1;
}

void removeUnfinishedFilesOnSignals()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action { };
        // Whoever starts a program in the background may have it ignore some of them.
        if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL)
            continue;
        action = {};
        action.sa_handler = removeAndEnd;
        action.sa_flags = SA_RESETHAND;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(signal, &action, nullptr);
    }
}

} // namespace formats
