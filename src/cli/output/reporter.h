// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/redactor.h"

#include <memory>
#include <string_view>

namespace cli {

/// Messages to the user at the terminal, on standard error: one line each, foreign text made
/// harmless, secrets removed.
class Reporter {
public:
    explicit Reporter(bool verbose)
        : m_isVerbose(verbose)
    {
    }

    /// Knows the secrets in use once they are added to it.
    [[nodiscard]] const std::shared_ptr<deployment::Redactor>& redactor() const
    {
        return m_redactor;
    }

    void say(std::string_view sentence) const;
    void say(const deployment::Error& error) const;
    /// Whether somebody reads along: standard error is a terminal.
    [[nodiscard]] static bool isHeard();
    /// Only with --verbose.
    void detail(std::string_view sentence) const;

private:
    bool m_isVerbose;
    std::shared_ptr<deployment::Redactor> m_redactor = std::make_shared<deployment::Redactor>();
};

} // namespace cli
