// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <string_view>

namespace cli {

/// Words to the person at the terminal, on standard error: one line each, foreign text made
/// harmless.
class Reporter {
public:
    explicit Reporter(bool verbose)
        : m_verbose(verbose)
    {
    }

    void say(std::string_view sentence) const;
    void say(const deployment::Error& error) const;
    /// Only with --verbose.
    void detail(std::string_view sentence) const;

private:
    bool m_verbose;
};

} // namespace cli
