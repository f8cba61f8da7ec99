// SPDX-License-Identifier: GPL-3.0-or-later
// The seeds of the fuzz target, cut anywhere and with wrong bytes, for any compiler.
#include "../../fuzz/kubernetes_properties.h"
#include "project_paths.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

std::vector<std::string> kubernetesSeeds()
{
    std::vector<std::string> seeds;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(PROJECT_SOURCE_DIR) / "tests/fuzz/corpus/kubernetes")) {
        std::ifstream file(entry.path(), std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return seeds;
}

} // namespace

TEST(KubernetesCorpus, everySeedCutAnywhere)
{
    const auto seeds = kubernetesSeeds();
    ASSERT_FALSE(seeds.empty());
    for (const std::string& seed : seeds) {
        for (std::size_t end = 0; end <= seed.size(); ++end)
            fuzz::checkKubernetes(std::string_view(seed).substr(0, end));
    }
}

TEST(KubernetesCorpus, everySeedWithWrongBytesAndWrongTypes)
{
    std::mt19937 random(11);
    const std::vector<std::string> wrong{"null", "[]", "{}", "\"x\"", "-1", "1e400",
        "99999999999999999999", "true", "[[[[[[", "\"\\ud800\"", "0.5"};
    for (const std::string& seed : kubernetesSeeds()) {
        for (int round = 0; round < 300; ++round) {
            std::string text = seed;
            const auto colon = text.find(':', random() % text.size());
            if (colon != std::string::npos)
                text.replace(colon + 1, random() % 8, wrong[random() % wrong.size()]);
            if (random() % 2 == 0)
                text[random() % text.size()] = static_cast<char>(random() % 256);
            fuzz::checkKubernetes(text);
        }
    }
}

TEST(KubernetesCorpus, nestingHasNoEnd)
{
    const std::string deep(200'000, '[');
    fuzz::checkKubernetes(deep);
    fuzz::checkKubernetes(R"({"items":[{"metadata":)" + deep);
    fuzz::checkKubernetes(R"({"type":"ADDED","object":{"metadata":)" + deep);
}
