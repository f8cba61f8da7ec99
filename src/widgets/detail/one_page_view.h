// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace widgets {

class PlainLabel;

/// Sections below each other on one page that scrolls, each a heading and a panel that is lent to
/// it.
class OnePageView final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OnePageView)

public:
    explicit OnePageView(QWidget* parent = nullptr);

    void addSection(const QString& title);
    /// The panel becomes the section's child until it is given another parent.
    void putPanel(std::size_t section, QWidget* panel);
    void scrollToSection(std::size_t section);
    /// The section at the top of what is seen.
    [[nodiscard]] std::size_t currentSection() const;

private:
    struct Section {
        PlainLabel* title;
        QVBoxLayout* rows;
    };

    QVBoxLayout* m_rows;
    std::vector<Section> m_sections;
};

} // namespace widgets
