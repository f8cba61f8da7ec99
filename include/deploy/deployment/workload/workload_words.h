// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the records of a cluster say in words of our own around those of the cluster. Who writes
/// them and who says them in the user's language share them here.
namespace deployment {

struct Deployment;

/// Sets reason and reasonParts.
void setReason(WorkloadNode& node, std::vector<ReasonPart> parts);
/// "container app: CrashLoopBackOff: msg; last terminated: OOMKilled, exit code 137"
[[nodiscard]] std::string reasonWords(const std::vector<ReasonPart>& parts);

/// "via kubectl-edit": which program brought an attempt.
[[nodiscard]] std::string programWords(std::string_view program);
/// The program; nullopt if the text names somebody else.
[[nodiscard]] std::optional<std::string_view> programOf(std::string_view executor);

/// The status of an attempt that was under way as its workload was deleted.
inline constexpr std::string_view deletedStatus = "DELETED";
/// The current step of an attempt that was done, and whose workload is there no more.
inline constexpr std::string_view deletedStep = "workload gone";
/// The current step of the last attempt that was done, while its workload is scaled to 0.
inline constexpr std::string_view scaledToZeroStep = "scaled to 0";

/// Whether either is said of it.
[[nodiscard]] bool isWorkloadGone(const Deployment& deployment);

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
