// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/models/base_table_model.h"

#include <QStringList>

#include <vector>

namespace models {

/// The values to choose from in a filter, each with its count and a check mark.
class FacetModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FacetModel)

public:
    enum Role {
        ValueRole = Qt::UserRole, ///< QString, raw
        CountRole, ///< qulonglong
        StatusRole, ///< int of deployment::Status; invalid for other columns
        PausedRole, ///< bool
    };

    /// One of history::filterColumns.
    explicit FacetModel(history::Column column, QObject* parent = nullptr);

    /// What the history has. Values that are chosen but gone stay, with a count of zero.
    void setValues(const std::vector<history::FacetValue>& values);
    /// Raw values.
    void setChosen(const QStringList& chosen);
    [[nodiscard]] QStringList chosen() const { return m_chosen; }
    /// The user has unchecked everything.
    void clear();
    /// A value as the user reads it.
    [[nodiscard]] QString label(const QString& value) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Qt::CheckStateRole only.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    /// The user has checked or unchecked a value.
    void chosenChanged(const QStringList& chosen);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] int columns() const override { return 1; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    struct Entry {
        QString value;
        qulonglong count;
        bool operator==(const Entry&) const = default;
    };

    [[nodiscard]] std::vector<Entry> withChosen(std::vector<Entry> entries) const;
    void show(std::vector<Entry> entries);

    history::Column m_column;
    std::vector<Entry> m_entries;
    QStringList m_chosen;
};

} // namespace models
