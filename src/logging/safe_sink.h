// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"

#include <spdlog/sinks/base_sink.h>

#include <memory>
#include <mutex>
#include <vector>

namespace logging {

/// Stands before all other sinks: secrets out, line breaks and control characters made visible (so
/// that no line can be forged), and a bound on the length of a line.
class SafeSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    SafeSink(
        std::shared_ptr<const deployment::Redactor> redactor, std::vector<spdlog::sink_ptr> sinks);

protected:
    void sink_it_(const spdlog::details::log_msg& message) override;
    void flush_() override;
    void set_pattern_(const std::string& pattern) override;
    void set_formatter_(std::unique_ptr<spdlog::formatter> formatter) override;

private:
    std::shared_ptr<const deployment::Redactor> m_redactor;
    std::vector<spdlog::sink_ptr> m_sinks;
};

} // namespace logging
