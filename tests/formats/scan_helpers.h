// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/scan/history_scan.h"

#include <string>
#include <utility>
#include <vector>

namespace samples {

/// What a scan gives, all batches together.
struct Scanned {
    formats::ScanResult result;
    history::History rows;
    formats::RecordPlaces places;
    std::vector<deployment::Problem> problems;
    deployment::ProblemTotals totals;
    std::size_t batches = 0;
    std::optional<deployment::Error> error;

    [[nodiscard]] formats::RecordRange range(history::Row row) const
    {
        return places.rangeOf(rows.record(row));
    }
    /// The ids in the order of their rows.
    [[nodiscard]] std::vector<std::string> ids() const
    {
        std::vector<std::string> all;
        for (history::Row row = 0; row < rows.size(); ++row)
            all.emplace_back(rows.id(row));
        return all;
    }
};

inline Scanned scan(const formats::Document& document, formats::ScanOptions options = {})
{
    Scanned scanned;
    options.onBatch = [&scanned](formats::ScanBatch&& batch) {
        batch.putTogether();
        scanned.rows.merge(batch.rows);
        scanned.places.add(batch.places);
        std::move(
            batch.problems.begin(), batch.problems.end(), std::back_inserter(scanned.problems));
        scanned.totals.add(batch.totals);
        ++scanned.batches;
    };
    const auto result = formats::scanHistory(document, options);
    if (result)
        scanned.result = *result;
    else
        scanned.error = result.error();
    return scanned;
}

inline Scanned scan(std::string json, formats::ScanOptions options = {})
{
    return scan(*formats::Document::fromMemory(std::move(json)), std::move(options));
}

} // namespace samples
