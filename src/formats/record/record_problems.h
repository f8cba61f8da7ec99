// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/text_place.h"

#include "deploy/deployment/problem.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

/// A path within a record, as a chain on the stack: it becomes text only where there is a problem.
class Pointer {
public:
    Pointer() = default;
    [[nodiscard]] Pointer operator/(std::string_view key) const { return {this, key, 0, false}; }
    [[nodiscard]] Pointer operator/(std::size_t index) const { return {this, {}, index, true}; }
    /// How many steps it is below the record.
    [[nodiscard]] int depth() const { return m_depth; }
    /// RFC 6901.
    [[nodiscard]] std::string toString() const;

private:
    Pointer(const Pointer* parent, std::string_view key, std::size_t index, bool isIndex)
        : m_parent(parent)
        , m_key(key)
        , m_index(index)
        , m_isIndex(isIndex)
        , m_depth(parent->m_depth + 1)
    {
    }

    const Pointer* m_parent = nullptr;
    std::string_view m_key;
    std::size_t m_index = 0;
    bool m_isIndex = false;
    int m_depth = 0;
};

/// Puts a problem whose place counts from a piece of text to where that piece stands. One without a
/// place stays so.
void movePlace(deployment::Problem& problem, TextPlace origin);

/// Where a part of a record was left out of its text.
struct RecordGap {
    std::size_t offset = std::string_view::npos;
    std::function<TextPlace()> placeAfter; ///< in the record
};

/// Collects what is wrong with one record; places are relative to its text.
class RecordProblems {
public:
    /// Further problems of one record are only counted; warnings leave as much room for errors.
    static constexpr std::size_t limit = 1000;

    void start(std::string_view json);
    /// An error means that the record can't be shown.
    void add(deployment::Severity severity, std::size_t offset, const Pointer& pointer,
        deployment::Message message);
    void warn(std::size_t offset, const Pointer& pointer, deployment::Message message);
    void fail(std::size_t offset, const Pointer& pointer, deployment::Message message);

    void setGap(RecordGap gap) { m_gap = std::move(gap); }
    /// Adds what was reported about a part, each first put into its place in the record.
    void merge(RecordProblems& part, const std::function<void(deployment::Problem&)>& put);

    [[nodiscard]] bool failed() const { return m_hasFailed; }
    [[nodiscard]] bool empty() const { return m_problems.empty(); }
    [[nodiscard]] bool isFull() const { return m_problems.size() >= limit; }
    /// Everything reported since start(), with the record's id put in.
    [[nodiscard]] std::vector<deployment::Problem> take(std::string_view id);

private:
    [[nodiscard]] bool hasRoomFor(deployment::Severity severity) const
    {
        return !isFull() || (severity == deployment::Severity::Error && m_errors < limit);
    }
    void list(deployment::Problem problem);
    [[nodiscard]] TextPlace placeOf(std::size_t offset);

    std::string_view m_json;
    RecordGap m_gap;
    std::vector<deployment::Problem> m_problems;
    std::size_t m_suppressed = 0;
    std::size_t m_errors = 0;
    bool m_hasFailed = false;
    std::size_t m_knownOffset = 0;
    TextPlace m_knownPlace;
};

} // namespace formats
