// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"

#include <QTableWidget>

#include <vector>

namespace widgets {

/// The queries of a metrics server: one a row, every cell a text that is edited in its place.
class QueryTable final : public QTableWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryTable)

public:
    explicit QueryTable(QWidget* parent = nullptr);

    void setQueries(const std::vector<operations::MetricQuery>& queries);
    [[nodiscard]] std::vector<operations::MetricQuery> queries() const;
    /// That of the current row; an empty one where there is none.
    [[nodiscard]] operations::MetricQuery currentQuery() const;
    void add(const operations::MetricQuery& query);
    void removeCurrent();

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] operations::MetricQuery query(int row) const;
    void addRow(const operations::MetricQuery& query);

    bool m_isFilling = false;
};

} // namespace widgets
