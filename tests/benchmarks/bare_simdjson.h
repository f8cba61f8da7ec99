// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace benchmarks {

/// What simdjson alone takes for the same bytes: it goes through an array of deployments and reads
/// time and message of every log entry, and keeps nothing.
class BareSimdjson {
public:
    /// The text in memory, as the library wants it.
    explicit BareSimdjson(const std::string& json);
    ~BareSimdjson();
    BareSimdjson(const BareSimdjson&) = delete;
    BareSimdjson& operator=(const BareSimdjson&) = delete;

    /// With a parser of its own each time, as for a file that is opened. Gives the bytes read.
    [[nodiscard]] std::size_t pass() const;

private:
    struct Text;
    std::unique_ptr<const Text> m_text;
};

} // namespace benchmarks
