// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/operations/connection.h"
#include "deploy/operations/query_template.h"

#include <QString>

#include <optional>
#include <vector>

namespace models {

/// A deployment that a query can be tried for: one of the open list.
struct TrialSubject {
    QString id;
    QString title; ///< "shop v2.1, production, 2025-02-15 10:00"
};

/// What is known of one once it was read.
struct TrialValues {
    operations::PlaceholderValues values;
    deployment::Timestamp start;
    std::optional<deployment::Timestamp> end;
};

/// A query to be tried.
struct TrialRequest {
    operations::Connection connection;
    operations::MetricQuery query;
    TrialValues values;
};

/// What came of it, as it is shown.
struct TrialResult {
    QString sent; ///< the query; empty if it was not sent
    QString error; ///< empty if there is an answer
    QString summary; ///< "2 series in 35 ms"
    std::vector<QString> notes; ///< warnings of the server and remarks
    std::vector<deployment::NamedSeries> series; ///< to be drawn
};

} // namespace models
