// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the records of a cluster say in words of our own around those of the cluster. Who writes
/// them and who says them in the user's language share them here.
namespace deployment {

/// Part of a reason why a pod is not well.
struct ReasonPart {
    std::string container = {}; ///< which it is of; empty where that goes without saying
    bool isOfLastTime = false; ///< how it ended before it was started again
    std::string words = {}; ///< of the cluster: "OOMKilled", "CrashLoopBackOff: back-off 5m"
    std::string signal = {}; ///< digits, of an end; empty: none
    std::string exitCode = {}; ///< digits; empty: it is no end
    std::string message = {}; ///< that the container left at its end

    bool operator==(const ReasonPart&) const = default;
};

/// As a record keeps it: "container app: CrashLoopBackOff: msg; last terminated: OOMKilled, exit
/// code 137". Words of the cluster that would read as ours get a space that does not break, which
/// looks the same.
[[nodiscard]] std::string reasonWords(const std::vector<ReasonPart>& parts);
/// Its parts, in their order. What is in no form of ours is the cluster's, cut at each "; ".
[[nodiscard]] std::vector<ReasonPart> reasonParts(std::string_view reason);

/// "via kubectl-edit": which program brought an attempt.
[[nodiscard]] std::string programWords(std::string_view program);
/// The program; nullopt if the text names somebody else.
[[nodiscard]] std::optional<std::string_view> programOf(std::string_view executor);

/// How a ReplicaSet stands as a side of a deployment.
struct SideStatus {
    std::string condition; ///< a single word
    std::int64_t available = 0;
    std::int64_t wanted = 0;

    bool operator==(const SideStatus&) const = default;
};
/// "Healthy, 2/3 pods available"
[[nodiscard]] std::string sideStatusWords(const SideStatus& status);
/// nullopt if the text is another one.
[[nodiscard]] std::optional<SideStatus> sideStatusOf(std::string_view text);

} // namespace deployment
