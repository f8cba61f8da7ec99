// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/metric_curve.h"
#include "deploy/models/detail/time_marks.h"
#include "deploy/models/detail/value_scale.h"
#include "deploy/widgets/theme/theme.h"

#include <QtCharts/QChartView>

#include <memory>
#include <optional>
#include <string>

class QValueAxis;

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class ChartAxesPainter;
class ChartGeometry;
class ChartInput;
class ChartLines;
class TimeCursor;

/// What a chart shows: its name, its unit, and what its values can't leave.
struct MetricKind {
    QString title; ///< "Request success rate"
    QString unit; ///< " %", " ms": appended to a number
    models::ValueBounds bounds;
    theme::Tone tone = theme::Tone::Info;
    /// Times are distances from some moment, which is the epoch, and are written as such.
    bool isFromMoment = false;
};
/// Of a metric by its name in a record and by what is said of it where it comes from; one that is
/// not known has its name as its title.
[[nodiscard]] MetricKind metricKindOf(const deployment::NamedSeries& series);

/// One metric over time, before the steps that ran and with what else happened then. Mouse and keys
/// move the viewport and the cursor that it shares with others (ChartInput); the axes are labeled
/// on round values, in the zone that the context names.
class MetricChartView final : public QChartView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricChartView)

public:
    /// What is shared by the charts of a page, and outlives them.
    struct Shared {
        const models::TimeContext& time;
        models::TimeViewport& viewport;
        TimeCursor& cursor;
    };

    MetricChartView(MetricKind kind, const Shared& shared, QWidget* parent = nullptr);
    ~MetricChartView() override;

    void setCurve(models::MetricCurve curve);
    /// Another curve to compare with, drawn quieter; the name stands beside its values.
    void setReference(models::MetricCurve reference, const QString& name);
    /// The limit and the verdicts are drawn.
    void setNotes(deployment::MetricNotes notes);
    void setEvents(models::TimeEvents events);
    /// A stretch of time that is being drawn; nullopt: none.
    void setStretch(const std::optional<models::TimeSpan>& stretch);
    /// Of charts below each other over the same time, the first has the names of the steps and the
    /// last has the times.
    void setEdges(bool hasNames, bool hasTimes);
    /// In dark letters for a light ground, whatever the theme is.
    void paintOn(QPainter& painter, const QRectF& target);
    /// Where the wheel also scrolls the page, zooming needs the control key.
    void setWheelNeedsControl(bool needed);

    [[nodiscard]] const MetricKind& kind() const { return m_kind; }
    [[nodiscard]] const models::MetricCurve& curve() const { return m_curve; }
    [[nodiscard]] const models::MetricCurve& reference() const { return m_reference; }
    [[nodiscard]] const QString& referenceName() const { return m_referenceName; }
    [[nodiscard]] const models::ValueScale& scale() const { return m_scale; }
    [[nodiscard]] const models::TimeEvents& events() const { return m_events; }
    [[nodiscard]] const deployment::MetricNotes& notes() const { return m_notes; }
    /// Where things are on its viewport now.
    [[nodiscard]] ChartGeometry places() const;
    /// "85 ms"
    [[nodiscard]] QString valueText(double value) const;
    /// "2025-02-15 10:42:07 UTC"
    [[nodiscard]] QString momentText(deployment::Timestamp time) const;
    /// What is written of a point: "10:42:07  85 ms", with the reference's value then.
    [[nodiscard]] QString readoutText(const deployment::MetricPoint& point) const;
    /// What the curve does, in a sentence: its ends, its extremes, its limit and verdicts.
    [[nodiscard]] QString summaryText() const;
    [[nodiscard]] QSize sizeHint() const override { return {480, 240}; }

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void setupChart();
    [[nodiscard]] ChartAxesPainter axesPainter(
        const ChartGeometry& geometry, QPainter& painter) const;
    void updateAppearance();
    void draw();
    void addLines();
    void fitValues();
    void describe();

    const MetricKind m_kind;
    const models::TimeContext& m_time;
    models::TimeViewport& m_viewport;
    TimeCursor& m_cursor;
    ChartInput* m_input;
    models::MetricCurve m_curve;
    models::ValueScale m_scale;
    QValueAxis* m_timeAxis; ///< seconds since the viewport's beginning: small numbers, no rounding
    QValueAxis* m_valueAxis;
    models::MetricCurve m_reference;
    QString m_referenceName;
    std::unique_ptr<ChartLines> m_referenceLines; ///< under those of the curve
    std::unique_ptr<ChartLines> m_lines;
    models::TimeEvents m_events;
    deployment::MetricNotes m_notes;
    std::optional<models::TimeSpan> m_stretch;
    bool m_hasNames = true;
    bool m_hasTimes = true;
    bool m_isPicture = false; ///< it is painted for paper
};

} // namespace widgets
