// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/formats/document/document.h"
#include "deploy/history/history.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace sources {

/// Which ids there are in the whole lines of a file, so that one that is appended once more is
/// warned of as by whoever reads all of it. A value: eight bytes an id, of a file that grows alone.
class EarlierIds {
public:
    /// Of all rows of the document but those of a last line without its end. Errors: as a scan.
    [[nodiscard]] static deployment::Expected<std::shared_ptr<const EarlierIds>> of(
        const formats::Document& document, const std::stop_token& stop);

    /// These and those.
    [[nodiscard]] std::shared_ptr<const EarlierIds> with(const history::History& rows) const;
    /// The history::hashOf() of an id. That another id has the same is less likely than one in a
    /// billion, and costs a needless warning only.
    [[nodiscard]] bool contains(std::uint64_t hash) const;

private:
    void sort(std::size_t sorted);

    std::vector<std::uint64_t> m_hashes; ///< sorted, each once
};

} // namespace sources
