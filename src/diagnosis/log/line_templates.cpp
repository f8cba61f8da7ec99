// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_templates.h"

#include "log/line_words.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace diagnosis {

namespace {

/// With how many templates of a leaf a line is compared.
constexpr std::size_t maxGroups = 256;

bool isFixed(std::string_view word)
{
    return word.find('*') == std::string_view::npos;
}

void addShares(std::vector<MaskedLine::Share>& to, const std::vector<MaskedLine::Share>& from)
{
    for (std::size_t log = 0; log < to.size(); ++log) {
        to[log].count += from[log].count;
        to[log].first = std::min(to[log].first, from[log].first);
    }
}

} // namespace

std::size_t MaskedLine::count() const
{
    return std::accumulate(ofLogs.begin(), ofLogs.end(), std::size_t(0),
        [](std::size_t sum, const Share& share) { return sum + share.count; });
}

LineTemplates::LineTemplates(std::size_t logs)
    : m_logs(logs)
{
}

std::string LineTemplates::leafKey(std::string_view text, const LineSigns& signs)
{
    const LineWords line = wordsOf(text);
    std::string key{static_cast<char>(signs.error)};
    key += std::to_string(signs.troubles.bits()) + '\1' + line.between + '\1';
    const auto first = std::ranges::find_if(line.words, isFixed);
    if (first != line.words.end())
        key += *first;
    return key;
}

void LineTemplates::add(std::size_t log, const deployment::Log& entries, const LineKinds& kinds)
{
    for (const LineKind& kind : kinds.all()) {
        const std::string_view message = entries.message(kind.first);
        std::string text = maskedText(message, kind.parts);
        const LineSigns signs = signsOf(exampleText(message));
        const std::string leaf = leafKey(text, signs);
        const auto [found, isNew] = m_lineOfText.try_emplace(leaf + '\2' + text, m_lines.size());
        if (isNew) {
            m_leaves[leaf].lines.push_back(m_lines.size());
            m_lines.push_back({std::move(text), signs, std::vector<MaskedLine::Share>(m_logs)});
        }
        MaskedLine::Share& share = m_lines[found->second].ofLogs[log];
        share.count += kind.count;
        share.first = std::min(share.first, kind.first);
    }
}

void LineTemplates::join()
{
    for (auto& [key, leaf] : m_leaves)
        join(leaf);
}

void LineTemplates::join(Leaf& leaf)
{
    std::ranges::sort(leaf.lines, [this](std::size_t left, std::size_t right) {
        const std::size_t ofLeft = m_lines[left].count();
        const std::size_t ofRight = m_lines[right].count();
        return std::tie(ofRight, m_lines[left].text) < std::tie(ofLeft, m_lines[right].text);
    });
    leaf.groups.clear();
    for (const std::size_t line : leaf.lines) {
        std::vector<std::string_view> words = wordsOf(m_lines[line].text).words;
        Group* const group = mostSimilar(leaf, words);
        if (group == nullptr) {
            leaf.groups.push_back({std::move(words), line, m_lines[line].ofLogs});
            continue;
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (group->words[i] != words[i])
                group->words[i] = {};
        }
        addShares(group->ofLogs, m_lines[line].ofLogs);
    }
}

LineTemplates::Group* LineTemplates::mostSimilar(
    Leaf& leaf, const std::vector<std::string_view>& words)
{
    Group* best = nullptr;
    double bestSimilarity = minSimilarity;
    for (std::size_t i = 0; i < std::min(leaf.groups.size(), maxGroups); ++i) {
        const double found = similarity(leaf.groups[i], words);
        if (found > bestSimilarity || (best == nullptr && found >= minSimilarity)) {
            best = &leaf.groups[i];
            bestSimilarity = found;
        }
    }
    return best;
}

double LineTemplates::similarity(const Group& group, const std::vector<std::string_view>& words)
{
    if (words.empty())
        return 1;
    std::size_t same = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        same += group.words[i] == words[i] ? 1 : 0;
    return static_cast<double>(same) / static_cast<double>(words.size());
}

std::string LineTemplates::textOf(const Group& group) const
{
    std::string text;
    std::size_t word = 0;
    for (const char c : wordsOf(m_lines[group.example].text).between) {
        if (c != '\0') {
            text += c;
            continue;
        }
        text += group.words[word].empty() ? std::string_view("<*>") : group.words[word];
        ++word;
    }
    return text;
}

std::vector<LineTemplates::Template> LineTemplates::all() const
{
    // Two of one leaf may have become the same.
    std::map<std::pair<std::string, LineSigns>, std::vector<MaskedLine::Share>> joined;
    for (const auto& [key, leaf] : m_leaves) {
        for (const Group& group : leaf.groups) {
            const auto [found, isNew] =
                joined.try_emplace({textOf(group), m_lines[group.example].signs}, group.ofLogs);
            if (!isNew)
                addShares(found->second, group.ofLogs);
        }
    }
    std::vector<Template> templates;
    for (auto& [key, ofLogs] : joined)
        templates.push_back({key.first, std::move(ofLogs)});
    return templates;
}

bool LineTemplates::fits(std::string_view maskedText, const LineSigns& signs) const
{
    const auto leaf = m_leaves.find(leafKey(maskedText, signs));
    if (leaf == m_leaves.end())
        return false;
    const std::vector<std::string_view> words = wordsOf(maskedText).words;
    return std::ranges::any_of(leaf->second.groups, [&](const Group& group) {
        return std::ranges::equal(
            group.words, words, [](std::string_view known, std::string_view word) {
                return known.empty() || known == word;
            });
    });
}

} // namespace diagnosis
