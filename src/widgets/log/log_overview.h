// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstddef>
#include <optional>
#include <vector>

namespace models {
class LogSearch;
class LogSurvey;
} // namespace models

namespace widgets {

class LogView;

/// The whole of a log beside its scroll bar: where lines say errors, where matches are, where steps
/// begin, and which part is on the screen. A click leads there. Where only matches are shown, it
/// shows no errors: most of their lines are not there.
class LogOverview final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogOverview)

public:
    /// The beginning of a step.
    struct Step {
        std::size_t entry;
        QString name;

        bool operator==(const Step&) const = default;
    };
    /// What is in a row of pixels; entries.
    struct Content {
        std::optional<std::size_t> error;
        std::optional<std::size_t> match;
        std::optional<std::size_t> step; ///< index

        bool operator==(const Content&) const = default;
    };

    /// All of them outlive it.
    LogOverview(LogView& view, const models::LogSearch& search, const models::LogSurvey& survey,
        QWidget* parent = nullptr);

    /// In the order of their entries.
    void setSteps(std::vector<Step> steps);
    [[nodiscard]] Content contentAt(int y) const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    /// So many pixels show the whole log: fewer than there are where all lines are on the screen.
    [[nodiscard]] int extent() const;
    [[nodiscard]] std::size_t rowAt(int y) const;
    /// Of what is there or right beside it.
    [[nodiscard]] Content contentNear(int y) const;
    void paintWindow(QPainter& painter) const;

    LogView& m_view;
    const models::LogSearch& m_search;
    const models::LogSurvey& m_survey;
    std::vector<Step> m_steps;
};

} // namespace widgets
