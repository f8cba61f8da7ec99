// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"
#include "terminal_filter.h"

#include <string>

namespace cli {

/// An open descriptor: standard output, a device, a named pipe. What goes to a terminal is made
/// harmless.
class DescriptorOutput final : public Output {
public:
    enum class Ownership { Borrow, Own };

    /// The name is for messages. SIGPIPE must be ignored by the process.
    DescriptorOutput(int descriptor, std::string name, Ownership ownership);
    ~DescriptorOutput() override;

    bool write(std::string_view data) override;
    [[nodiscard]] deployment::Expected<void> finish() override;

private:
    [[nodiscard]] int closeError() const;
    bool flush();
    bool send(std::string_view data);

    int m_descriptor;
    std::string m_name;
    Ownership m_ownership;
    bool m_isTerminal;
    TerminalFilter m_filter;
    std::string m_buffer;
    int m_error = 0; ///< of errno
};

} // namespace cli
