// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/time_marks.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QFont>
#include <QObject>
#include <QPalette>
#include <QTextObjectInterface>

#include <memory>
#include <vector>

namespace widgets {

/// Draws the curves of a report where its text has them: over the same stretch of time, in dark
/// ink. The text is laid out for a device of any resolution.
class ReportCurves final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
    Q_DISABLE_COPY_MOVE(ReportCurves)

public:
    /// Of a text that has one.
    static constexpr int objectType = 0x1001; ///< QTextFormat::UserObject + 1
    static constexpr int curveProperty = 0x100001; ///< QTextFormat::UserProperty + 1

    struct Look {
        QFont font;
        double width = 640; ///< of a curve, at 96 dots an inch
    };

    /// Those of the deployment that have numbers.
    ReportCurves(std::shared_ptr<const deployment::Deployment> deployment,
        const models::TimeEvents& events, deployment::Zone zone, Look look);

    [[nodiscard]] std::size_t count() const { return m_curves.size(); }
    [[nodiscard]] QString titleOf(std::size_t curve) const { return m_curves[curve].kind.title; }
    /// "last 95 %, lowest 92 %, highest 100 %".
    [[nodiscard]] QString summaryOf(std::size_t curve) const;

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
        const QTextFormat& format) override;

private:
    struct Curve {
        MetricKind kind;
        models::MetricCurve curve;
        const deployment::MetricNotes* notes;
    };

    [[nodiscard]] models::ValueScale scaleOf(const Curve& curve) const;
    void paintLines(const Curve& curve, const class ChartGeometry& places, QPainter& painter) const;

    std::shared_ptr<const deployment::Deployment> m_deployment;
    models::TimeEvents m_events;
    deployment::Zone m_zone;
    Look m_look;
    QPalette m_palette;
    std::vector<Curve> m_curves;
    models::TimeSpan m_shown; ///< of all of them
};

} // namespace widgets
