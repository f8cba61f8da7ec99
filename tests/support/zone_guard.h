// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

namespace test_support {

/// Another time zone of the process for as long as it lives.
class ZoneGuard {
public:
    explicit ZoneGuard(const char* zone)
    {
        if (const char* before = std::getenv("TZ"))
            m_before = before;
        set(zone);
    }
    ~ZoneGuard() { set(m_before ? m_before->c_str() : nullptr); }
    ZoneGuard(const ZoneGuard&) = delete;
    ZoneGuard& operator=(const ZoneGuard&) = delete;

private:
    static void set(const char* zone)
    {
        if (zone != nullptr)
            setenv("TZ", zone, 1);
        else
            unsetenv("TZ");
        tzset();
    }

    std::optional<std::string> m_before;
};

} // namespace test_support
