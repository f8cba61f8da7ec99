// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace deployment {

/// What kind of trouble a line of a log tells of.
enum class Trouble : std::uint8_t {
    Exception,
    ExitCode,
    Timeout,
    Image,
    Probe,
    Memory,
    Crash,
    Connection,
    Permission,
    Disk,
    Quota,
    Certificate,
    Dns,
    Config,
    Port,
    Database,
    Scheduling,
    ServerError
};
inline constexpr std::size_t troubleCount = 18;
/// "exit-code", "image", …: words for the user, in English.
[[nodiscard]] std::string_view wordOf(Trouble trouble);

/// Several of them: a line may tell of an image and of a timeout.
class Troubles {
public:
    [[nodiscard]] bool empty() const { return m_bits == 0; }
    [[nodiscard]] bool holds(Trouble trouble) const { return (m_bits & bitOf(trouble)) != 0; }
    void insert(Trouble trouble) { m_bits |= bitOf(trouble); }
    void insert(const Troubles& others) { m_bits |= others.m_bits; }
    [[nodiscard]] std::uint32_t bits() const { return m_bits; }

    auto operator<=>(const Troubles&) const = default;

private:
    [[nodiscard]] static std::uint32_t bitOf(Trouble trouble)
    {
        return std::uint32_t(1) << static_cast<unsigned>(trouble);
    }

    std::uint32_t m_bits = 0;
};

/// What the message tells of, if it tells of an error at all (errorSignOf). What is denied ("no
/// timeouts", "exit code 0") does not count.
[[nodiscard]] Troubles troublesOf(std::string_view message);

} // namespace deployment
