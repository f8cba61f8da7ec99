// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/workloads/stage.h"

#include <set>

namespace mock_kubernetes {

/// What becomes of a pod, told by the name of its first container's image.
enum class Fate : std::uint8_t {
    Serves,
    NeverPulled, ///< bad*
    Crashes, ///< crash*
    RunsOutOfMemory, ///< oom*
    NeverReady, ///< never*
    ReadyLate, ///< slow*
};
[[nodiscard]] Fate fateOf(const Json& pod);

/// Plays scheduler and kubelet: binds pods to nodes, starts their containers, has them write their
/// logs, lets them fail as their images say.
class PodPlayer {
public:
    explicit PodPlayer(Stage& stage);

    /// The pod is new, or somebody has changed it.
    void look(const Json& pod);
    /// Begins to end a pod, as its deletion does.
    void end(const Json& pod);

private:
    /// One container's state, and what it was before.
    struct State {
        std::string phase = "Pending";
        bool isReady = false;
        Json current; ///< {"waiting": {...}}
        Json last; ///< {"terminated": {...}}; null: none
        int restarts = 0;
    };
    using Work = void (PodPlayer::*)(const Json&, int);
    void later(std::chrono::milliseconds time, const Json& pod, Work work, int argument = 0);

    void bind(const Json& pod, int);
    void create(const Json& pod, int);
    void failToPull(const Json& pod, int attempt);
    void run(const Json& pod, int restarts);
    void becomeReady(const Json& pod, int);
    void crash(const Json& pod, int restarts);
    void write(const Json& pod, int line);
    void log(const Json& pod, const std::string& text);
    void setState(const Json& pod, const State& state);
    void tell(const Json& pod, std::string_view type, std::string_view reason, std::string message,
        std::string_view component = "kubelet");

    Stage& m_stage;
    std::set<std::string> m_known; ///< uids
};

} // namespace mock_kubernetes
