// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/deployment_report.h"

#include <QFont>

#include <memory>

class QTextDocument;

namespace widgets {

class ReportCurves;

/// The fonts of a report, their sizes in points.
struct ReportFonts {
    QFont text;
    QFont mono;
};

/// The text of a report, with its tables; where a curve is to stand, it has an object of the
/// curves' type. The curves outlive it.
[[nodiscard]] std::unique_ptr<QTextDocument> reportDocument(
    const models::DeploymentReport& report, const ReportFonts& fonts, ReportCurves& curves);

} // namespace widgets
