// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QStringList>

#include <vector>

namespace widgets {

/// Filters that would take a line too many of a narrow page stand behind this button, which says
/// how many of them are in force, until it is pressed. It is not there where there is room.
class FilterFold final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterFold)

public:
    explicit FilterFold(QWidget* parent = nullptr);

    /// A part that gives way, and comes and goes by setWanted() from now on.
    void add(QWidget& part);
    void setWanted(QWidget& part, bool wanted);
    /// Decides whether they give way: by how many lines the bar would have with all of its filters,
    /// so that nothing comes or goes while one works.
    void fit(int lines);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    /// Whether a widget of the bar is one of those, shown or not.
    [[nodiscard]] bool isWanted(const QWidget& widget) const;
    /// In words: what is chosen in the parts.
    void setInForce(const QStringList& inForce);

    [[nodiscard]] QSize sizeHint() const override;

private:
    struct Part {
        QWidget* widget;
        bool isWanted;
    };

    void showPart(const Part& part);
    void showParts();

    std::vector<Part> m_parts;
    bool m_isFolded = false;
};

} // namespace widgets
