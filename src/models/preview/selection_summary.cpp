// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <set>

namespace models {

namespace {

/// Names of more say less than their number.
constexpr std::size_t maxPlaces = 5;

class SummaryTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::SummaryTexts)
};

QString countText(deployment::Status status, int count)
{
    switch (status) {
    case deployment::Status::Failed:
        return SummaryTexts::tr("%Ln failed", nullptr, count);
    case deployment::Status::RolledBack:
        return SummaryTexts::tr("%Ln rolled back", nullptr, count);
    case deployment::Status::Running:
        return SummaryTexts::tr("%Ln running", nullptr, count);
    case deployment::Status::Pending:
        return SummaryTexts::tr("%Ln pending", nullptr, count);
    case deployment::Status::Completed:
        return SummaryTexts::tr("%Ln succeeded", nullptr, count);
    case deployment::Status::Unknown:
        break;
    }
    return SummaryTexts::tr("%Ln of another status", nullptr, count);
}

QString countsText(const history::History& history, const std::vector<history::Row>& rows)
{
    using enum deployment::Status;
    constexpr std::array order{Failed, RolledBack, Running, Pending, Completed, Unknown};
    std::array<int, order.size()> counts{};
    for (const history::Row row : rows)
        ++counts.at(static_cast<std::size_t>(history.status(row)));
    QStringList texts;
    for (const deployment::Status status : order) {
        if (const int count = counts.at(static_cast<std::size_t>(status)); count > 0)
            texts << countText(status, count);
    }
    return texts.join(QStringLiteral(" · "));
}

QString placesText(const history::History& history, const std::vector<history::Row>& rows)
{
    std::set<std::string_view> places;
    for (const history::Row row : rows) {
        places.insert(
            deployment::shortEnvironmentName(history.word(history::Column::Environment, row)));
        if (places.size() > maxPlaces)
            return {};
    }
    QStringList texts;
    for (const std::string_view place : places)
        texts << displayText(place);
    return texts.join(QStringLiteral(" · "));
}

} // namespace

SelectionSummary selectionSummary(
    const history::History& history, const std::vector<history::Row>& rows)
{
    SelectionSummary summary;
    summary.selected = rows.size();
    if (rows.empty()) {
        summary.text = SummaryTexts::tr("Select a deployment to read it here.");
        return summary;
    }
    summary.text =
        SummaryTexts::tr("%Ln deployment(s) selected", nullptr, static_cast<int>(rows.size()));
    summary.counts = countsText(history, rows);
    summary.environments = placesText(history, rows);
    return summary;
}

} // namespace models
