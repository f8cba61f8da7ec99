// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/column_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace models {

using history::Column;

namespace {

struct ColumnTexts {
    Column column;
    struct {
        const char* text;
        const char* comment;
    } title;
    const char* all = nullptr;
    const char* without = nullptr;
    const char* noMatch = nullptr;
};

/// In the order of the columns.
constexpr ColumnTexts columnTexts[]{
    {Column::Id, QT_TRANSLATE_NOOP3("models::DisplayStrings", "ID", "column")},
    {Column::Version, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Version", "column"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "All versions"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "Without the version"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "No deployment is of the chosen versions.")},
    {Column::Environment, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Environment", "column"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "All environments"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "Without the environment"),
        QT_TRANSLATE_NOOP(
            "models::DisplayStrings", "The chosen environments have no deployments.")},
    {Column::Strategy, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Strategy", "column"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "All strategies"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "Without the strategy"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "No deployment has the chosen strategy.")},
    {Column::Status, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Status", "column"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "All statuses"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "Without the status"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "No deployment has the chosen status.")},
    {Column::StartTime, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Time", "column")},
    {Column::EndTime, QT_TRANSLATE_NOOP3("models::DisplayStrings", "End time", "column")},
    {Column::Duration, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Duration", "column")},
    {Column::Executor, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Executor", "column"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "All executors"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "Without the executor"),
        QT_TRANSLATE_NOOP(
            "models::DisplayStrings", "None of the chosen executors has deployed anything.")},
    {Column::Percentage, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Progress", "column")},
    {Column::CurrentStep, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Current step", "column")},
    {Column::Service, QT_TRANSLATE_NOOP3("models::DisplayStrings", "Service", "column"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "All services"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "Without the service"),
        QT_TRANSLATE_NOOP("models::DisplayStrings", "The chosen services have no deployments.")},
};
static_assert(std::size(columnTexts) == history::columnSpecs.size());
static_assert(std::ranges::equal(columnTexts, history::columnSpecs,
    [](const ColumnTexts& texts, const history::ColumnSpec& spec) {
        return texts.column == spec.column && spec.isFiltered() == (texts.all != nullptr);
    }));

const ColumnTexts& textsOf(Column column)
{
    return columnTexts[static_cast<std::size_t>(column)];
}

class ComputedTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ComputedColumn)
};

QString translatedText(const char* text, const char* comment = nullptr)
{
    return QCoreApplication::translate("models::DisplayStrings", text, comment);
}

} // namespace

QString columnTitle(Column column)
{
    const auto& [text, comment] = textsOf(column).title;
    return translatedText(text, comment);
}

QString columnTitle(ComputedColumn column)
{
    switch (column) {
    case ComputedColumn::FromVersion:
        return ComputedTexts::tr("From version", "column");
    case ComputedColumn::GoingOn:
        return ComputedTexts::tr("What is going on", "column");
    case ComputedColumn::TookAndUsual:
        return ComputedTexts::tr("Took / usual", "column");
    }
    return {};
}

QString columnToolTip(ComputedColumn column)
{
    switch (column) {
    case ComputedColumn::FromVersion:
        return ComputedTexts::tr(
            "The version that was live before. Rows are not sorted by this column.");
    case ComputedColumn::GoingOn:
        return ComputedTexts::tr("What runs, and what went wrong: empty for what succeeded. Rows "
                                 "are not sorted by this column.");
    case ComputedColumn::TookAndUsual:
        return ComputedTexts::tr("How long it took, and how long runs of the same environment and "
                                 "strategy usually took before it. Sorted by how long it took.");
    }
    return {};
}

QString archivedStatusText(const QString& status)
{
    return QCoreApplication::translate("HistoryCells", "%1 (archived)", "status").arg(status);
}

FilterTexts filterTexts(Column column)
{
    const ColumnTexts& texts = textsOf(column);
    return {
        translatedText(texts.all), translatedText(texts.without), translatedText(texts.noMatch)};
}

} // namespace models
