// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace formats {

/// Distinguishes a deployment from an object around lists of deployments by the names of its
/// fields.
class RecordIdentity {
public:
    void enter(std::string_view fieldName);
    /// A field without which no deployment is shown.
    [[nodiscard]] bool hasAny() const { return m_found != 0; }
    /// It has id, version and status, or all of the required fields but one: whatever else there
    /// is in it, it is a deployment.
    [[nodiscard]] bool isRecord() const;
    /// It has everything without which no deployment is shown.
    [[nodiscard]] bool isComplete() const;
    /// Whether deployments lie in a list of that name.
    [[nodiscard]] static bool isListName(std::string_view fieldName);

private:
    std::uint8_t m_found = 0; ///< a bit for each
};

/// Whether a list begins here whose first element is plainly a deployment; the text may be cut off.
[[nodiscard]] bool beginsLikeRecords(std::string_view list);

/// Whether the text begins with an object that is no deployment and has a list of them; it may be
/// cut off.
[[nodiscard]] bool holdsLists(std::string_view json);

} // namespace formats
