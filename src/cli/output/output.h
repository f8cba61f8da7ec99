// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <memory>
#include <string>
#include <string_view>

namespace cli {

/// Where the data goes.
class Output {
public:
    /// "-" is standard output. A file appears whole or not at all, and only with finish(); devices
    /// and named pipes are written as the data comes. Error: NotWritable.
    [[nodiscard]] static deployment::Expected<std::unique_ptr<Output>> open(
        const std::string& path);

    virtual ~Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// False: nothing more is taken; finish() says why, if there is anything to say.
    virtual bool write(std::string_view data) = 0;
    /// To be called once everything is written. A reader that has gone away is no error.
    [[nodiscard]] virtual deployment::Expected<void> finish() = 0;

protected:
    Output() = default;
};

} // namespace cli
