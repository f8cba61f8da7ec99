// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/history/filter.h"
#include "deploy/history/time_window.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace models {

/// What a filter needs to know of a history beside its columns.
struct FilterFacts {
    std::optional<deployment::Timestamp> release; ///< history::lastRelease()
    std::vector<history::Row> needingAttention; ///< diagnosis::needingAttention()

    bool operator==(const FilterFacts&) const = default;
};

/// The filter of the list as the user chose it: relative times stay relative. Kept in the settings
/// and in saved views as a map of plain values.
struct ListFilter {
    history::PerFilterColumn<QStringList> words; ///< as in history::Filter
    history::TimeWindow window;
    QString text;
    bool needsMe = false; ///< what is paused, late, or failed and not yet replaced

    bool operator==(const ListFilter&) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == ListFilter(); }
    [[nodiscard]] ListFilter without(history::FilterPart part) const;

    /// What it means now, of a history of which that is known.
    [[nodiscard]] history::Filter resolve(
        deployment::Timestamp now, deployment::Zone zone, const FilterFacts& facts = {}) const;

    /// As a line of text that one can copy, type and give to the command line
    /// (history/filter_text.h).
    [[nodiscard]] QString toLine(deployment::Zone zone) const;
    /// What such a line says. Errors as history::parseFilterText.
    [[nodiscard]] static deployment::Expected<ListFilter> fromLine(
        const QString& line, deployment::Timestamp now, deployment::Zone zone);

    [[nodiscard]] QVariantMap toMap() const;
    /// Whatever is missing or not understood lets everything through.
    [[nodiscard]] static ListFilter fromMap(const QVariantMap& map);
};

/// "environments", "statuses": where the words of a column stand in that map.
[[nodiscard]] QString filterKey(history::Column column);

/// What is searched for of such a line (history::withoutTerms).
[[nodiscard]] QString withoutTerms(const QString& line);

/// A filter and columns under a name. What is saved for the columns alone has no filter.
struct SavedView {
    QString name;
    ListFilter filter;
    QVariantMap columns = {}; ///< as the table has them; empty: they are left as they are

    bool operator==(const SavedView&) const = default;
};

[[nodiscard]] QVariantList toVariant(const QList<SavedView>& views);
/// What the user made of a list, where somebody else may have added to it since: theirs stay.
[[nodiscard]] QList<SavedView> withAddedViews(
    QList<SavedView> edited, const QList<SavedView>& before, const QList<SavedView>& now);
/// Entries without a name are left out.
[[nodiscard]] QList<SavedView> savedViewsFromVariant(const QVariantList& list);

} // namespace models

Q_DECLARE_METATYPE(models::ListFilter)
