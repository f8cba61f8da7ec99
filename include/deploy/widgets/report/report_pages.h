// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/deployment_report.h"

#include <QByteArray>
#include <QFont>

#include <functional>
#include <optional>

class QPagedPaintDevice;

namespace widgets {

/// A report laid out for paper: black on white whatever the palette is, the curves as drawings, the
/// page's number and what the report is of at the foot of each page. Made in the event loop; what
/// it paints can be painted in any thread, since a long one takes its time.
class ReportPages final {
public:
    explicit ReportPages(models::DeploymentReport report);

    /// A4, with room to punch; what a device is set to before it is painted on.
    static void setupPage(QPagedPaintDevice& device);
    /// The number of pages, 0 if the device could not begin. Asks before each page whether to go
    /// on.
    int paint(QPagedPaintDevice& device, const std::function<bool()>& goesOn) const;
    /// The same as a document; nullopt where it was called off.
    [[nodiscard]] std::optional<QByteArray> pdf(const std::function<bool()>& goesOn) const;
    [[nodiscard]] const models::DeploymentReport& report() const { return m_report; }

private:
    models::DeploymentReport m_report;
    QFont m_font;
    QFont m_mono;
};

} // namespace widgets
