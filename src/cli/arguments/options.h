// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cli {

/// What options say until all of them are read: their meaning may hang on another one.
struct ParsedOptions {
    Request request;
    std::optional<OutputFormat> format;
    bool raw = false;
    bool spreadsheet = false;
    bool decimalComma = false;
    bool full = false; ///< past all steps
};

/// One of the program's commands.
struct CommandSyntax {
    std::string_view name;
    Task task;
    std::string_view operands; ///< as the help shows them
    std::size_t operandCount;
    std::string_view help;
    operations::CommandKind kind = operations::CommandKind::Pause; ///< of what is sent

    /// Tells it from the others in OptionSpec::commands.
    [[nodiscard]] unsigned bit() const;
};

/// One option: which commands take it and what it does to the draft.
struct OptionSpec {
    std::string_view name; ///< without the dashes
    std::string_view value; ///< name of its value in the help; empty for a switch
    unsigned commands; ///< bits of those that take it
    std::string_view help;
    /// Parses the value; returns what is wrong with it, or nullopt.
    std::optional<std::string> (*parse)(ParsedOptions& parsedOptions, std::string_view value);

    /// Whether another value adds to the first one, as the help says then.
    [[nodiscard]] bool mayRepeat() const
    {
        return help.find("may be repeated") != std::string_view::npos;
    }
};

[[nodiscard]] std::span<const CommandSyntax> commandSpecs();
[[nodiscard]] std::span<const OptionSpec> optionSpecs();

[[nodiscard]] bool takesFormat(Task task, OutputFormat format);
/// What --format takes for this task; for all of them.
[[nodiscard]] std::vector<std::string> formatWords(std::optional<Task> task = std::nullopt);

/// The schema names of all columns, commas between them.
[[nodiscard]] std::string joinedColumnNames();

/// The text of --help.
[[nodiscard]] std::string helpText();

} // namespace cli
