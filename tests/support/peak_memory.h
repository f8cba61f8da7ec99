// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace test_support {

/// How much more memory this process had in use at its height than at the beginning of this.
/// Where the system does not let a process forget its height, only what goes beyond it counts.
class PeakMemory {
public:
    /// Bytes that a server which misbehaves may cost.
    static constexpr std::int64_t allowed = 100'000'000;

    PeakMemory()
    {
        std::ofstream("/proc/self/clear_refs") << 5; // the height is that of now
        m_begin = peak();
    }
    [[nodiscard]] std::int64_t growth() const { return peak() - m_begin; }

private:
    /// Bytes.
    [[nodiscard]] static std::int64_t peak()
    {
        std::ifstream status("/proc/self/status");
        const std::string name = "VmHWM:";
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with(name))
                return std::stoll(line.substr(name.size())) * 1024;
        }
        return 0;
    }

    std::int64_t m_begin = 0;
};

} // namespace test_support
