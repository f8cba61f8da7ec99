// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace manual {

/// "status:failed": what may stand in the value of an option that is a line of such terms.
struct TermManual {
    std::string key;
    std::vector<std::string> values; ///< several with commas between them; empty: any
};

/// What one command takes of the words that an option's value may be.
struct CommandChoices {
    std::string command;
    std::vector<std::string> choices;
};

/// One option of a program. Texts are UTF-8, in plain sentences without markup.
struct OptionManual {
    std::string name; ///< without the dashes
    std::string value; ///< name of its value; empty for a switch
    std::string help;
    std::vector<std::string> commands; ///< those that take it; empty: the program has none
    std::vector<std::string> choices = {}; ///< the words that its value may be; empty: any
    bool isFile = false; ///< the value is a path
    bool mayRepeat = false;
    bool isList = false; ///< several of the choices, with commas between them
    std::vector<TermManual> terms = {}; ///< of a line of terms, with spaces between them
    /// Of the commands that do not take all of the choices.
    std::vector<CommandChoices> fewerChoices = {};
};

struct CommandManual {
    std::string name;
    std::string operands; ///< "SOURCE ID"
    std::string help;
};

/// A term and what is said of it: an exit code, a file, a variable, an example.
struct ManualEntry {
    std::string term;
    std::string text;
};

struct ManualSection {
    std::string title; ///< "EXIT STATUS"
    std::vector<ManualEntry> entries;
};

/// What man pages and the completion of shells are made of: the tables by which a program reads
/// its arguments, and what no table says.
struct ProgramManual {
    std::string program;
    std::string version;
    std::string date; ///< of that version, "2025-02-15"
    std::string summary; ///< half a sentence, as in the list of all man pages
    std::string synopsis; ///< behind the program's name
    std::vector<std::string> description; ///< paragraphs
    std::vector<CommandManual> commands; ///< the first operand is one of them; may be empty
    std::vector<OptionManual> options;
    std::vector<std::string> schemes; ///< what a source may be beside a file: "demo:"
    std::vector<ManualSection> sections;
    std::vector<std::string> seeAlso; ///< names of man pages of section 1
};

} // namespace manual
