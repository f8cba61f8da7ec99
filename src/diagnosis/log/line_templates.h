// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log/line_kinds.h"
#include "log/line_signs.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diagnosis {

/// Lines of one masked text, over several logs.
struct MaskedLine {
    struct Share {
        std::size_t count = 0;
        std::size_t first = LineKind::none; ///< entry
    };

    std::string text;
    LineSigns signs;
    std::vector<Share> ofLogs;

    [[nodiscard]] std::size_t count() const;
};

/// The templates of the lines of several logs, found as Drain does (He, Zhu, Zheng, Lyu: "Drain: An
/// Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017), but for these:
///
/// - Drain reads a stream, and which template a line joins depends on those that came before. Here
///   all lines are masked first, and counted. A tree of fixed depth leads each to its leaf: by what
///   it says of errors, its punctuation and so its number of words, and its first word. Only then
///   the lines of a leaf are joined, the most frequent ones first, equally frequent ones in the
///   order of their texts. The result depends on the set of the lines, not on their order.
/// - Lines that say different things of errors are never joined, however alike they are.
/// - A word is a run of ASCII letters, or of characters beyond ASCII up to punctuation or a digit:
///   words of Chinese are not told apart.
class LineTemplates {
public:
    /// Of a pair of lines of one leaf, so many of all words must be the same to be joined (Drain's
    /// similarity threshold).
    static constexpr double minSimilarity = 0.6;

    struct Template {
        std::string text; ///< with <*> for what differs
        std::vector<MaskedLine::Share> ofLogs;
    };

    explicit LineTemplates(std::size_t logs);

    void add(std::size_t log, const deployment::Log& entries, const LineKinds& kinds);
    /// Joins what was added.
    void join();

    [[nodiscard]] std::vector<Template> all() const;
    /// Whether lines like this one were added: one of their templates fits it.
    [[nodiscard]] bool fits(std::string_view maskedText, const LineSigns& signs) const;

private:
    struct Group {
        std::vector<std::string_view> words; ///< empty for one that differs
        std::size_t example = 0; ///< of m_lines: what stands between the words
        std::vector<MaskedLine::Share> ofLogs;
    };
    struct Leaf {
        std::vector<std::size_t> lines;
        std::vector<Group> groups;
    };

    [[nodiscard]] static std::string leafKey(std::string_view text, const LineSigns& signs);
    void join(Leaf& leaf);
    /// nullptr if none is similar enough.
    [[nodiscard]] static Group* mostSimilar(Leaf& leaf, const std::vector<std::string_view>& words);
    [[nodiscard]] static double similarity(
        const Group& group, const std::vector<std::string_view>& words);
    [[nodiscard]] std::string textOf(const Group& group) const;

    std::size_t m_logs;
    std::vector<MaskedLine> m_lines;
    std::unordered_map<std::string, std::size_t> m_lineOfText; ///< by leaf and text
    std::unordered_map<std::string, Leaf> m_leaves;
};

} // namespace diagnosis
