// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

enum class FaultKind : std::uint8_t {
    Drop,
    Reset,
    HalfHead,
    HalfBody,
    Hang,
    Delay,
    Drip,
    LoseAnswer,
    Status,
    Redirect,
    Html,
    Huge,
    Endless,
    StaleTag,
    StreamSilent,
    StreamDrop,
    StreamTwice,
    StreamReset,
    StreamTrickle,
    // Of a cluster's server only.
    WatchExpired,
    WatchCut,
    WatchEndless,
    LogEndless,
};

/// Which of the two servers misbehaves.
enum class FaultyServer : std::uint8_t { Rest, Cluster };

/// One way to misbehave, and when.
struct Fault {
    FaultKind kind = FaultKind::Drop;
    std::string value; ///< after the "="
    int status = 0; ///< of Status
    std::string path; ///< only requests whose target begins so
    std::string has; ///< only requests whose target has this text in it
    std::string method; ///< only these; empty: any
    std::uint64_t skip = 0; ///< so many matching requests are spared first
    std::optional<std::uint64_t> times; ///< and so many are hit then; nullopt: all

    /// The value as a number, or the other where there is none.
    [[nodiscard]] std::uint64_t number(std::uint64_t otherwise) const;
};

/// KIND[=VALUE][;path=PREFIX][;has=TEXT][;method=WORD][;skip=N][;times=N], for example
/// "503=7;path=/deployments;times=3". Error: a sentence.
[[nodiscard]] tl::expected<Fault, std::string> parseFault(
    std::string_view text, FaultyServer server = FaultyServer::Rest);

/// The kinds and what they do, one a line, for --help.
[[nodiscard]] std::string faultList(FaultyServer server = FaultyServer::Rest);

/// Decides which request is hit by which fault. Safe from any thread.
class FaultInjector {
public:
    explicit FaultInjector(std::vector<Fault> faults);
    void add(Fault fault);
    void clear();
    /// Counts the request; the first fault that is due for it.
    [[nodiscard]] std::optional<Fault> strike(std::string_view method, std::string_view target);

private:
    std::mutex m_mutex;
    std::vector<Fault> m_faults;
};

} // namespace server
