// Types of the server's answers, made of api-schemas.json by `npm run types`; not to be edited.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        About: {
            contact?: string;
            indicator?: string;
            /** @enum {string} */
            kind: "blocks" | "hex" | "areas" | "hotspots" | "trend" | "emerging" | "reference";
            licence?: string;
            method?: string;
            neighbourhoods?: number | null;
            periods?: string[];
            resolution?: number | null;
            set?: string | null;
        };
        Box: number[];
        Collection: {
            crs: string[];
            description?: string | null;
            extent: {
                spatial: {
                    bbox: components["schemas"]["Box"][];
                    crs: string;
                };
                temporal?: Record<string, never>;
            };
            gocpont: components["schemas"]["About"];
            id: string;
            itemType: string;
            labels: components["schemas"]["Labels"];
            links: Record<string, never>[];
            storageCrs: string;
            title: string;
        };
        Collections: {
            collections: components["schemas"]["Collection"][];
            ground?: {
                attribution: string | null;
                bounds: number[];
                external: boolean;
                host?: string;
                /** @enum {string} */
                kind: "raster" | "vector";
                layers: string[];
                maxzoom: number;
                minzoom: number;
                tiles: string;
            } | null;
            links: Record<string, never>[];
            release?: components["schemas"]["Release"];
        };
        Feature: {
            geometry: Record<string, never> | null;
            id?: number;
            properties: Record<string, never> | null;
            /** @enum {string} */
            type: "Feature";
        };
        FeatureCollection: {
            features: components["schemas"]["Feature"][];
            links?: Record<string, never>[];
            numberMatched?: number;
            numberReturned?: number;
            /** @enum {string} */
            type: "FeatureCollection";
        };
        Indicator: {
            casesLabel: components["schemas"]["Labels"];
            description: components["schemas"]["Labels"];
            hotspots: boolean;
            id: string;
            /** @enum {string} */
            kind: "rate" | "count";
            label: components["schemas"]["Labels"];
            populationLabel: components["schemas"]["Labels"];
            theme?: string;
            /** @enum {string} */
            unit: "persons" | "households";
        };
        Labels: {
            cs: string;
            en: string;
            hu: string;
        };
        Properties: {
            area?: string | null;
            block?: string | null;
            cases?: number | null;
            /** @enum {string|null} */
            category?: "hot_new" | "hot_consecutive" | "hot_intensifying" | "hot_persistent" | "hot_diminishing" | "hot_sporadic" | "hot_oscillating" | "hot_historical" | "cold_new" | "cold_consecutive" | "cold_intensifying" | "cold_persistent" | "cold_diminishing" | "cold_sporadic" | "cold_oscillating" | "cold_historical" | "none" | null;
            /** @enum {string|null} */
            class?: "hot99" | "hot95" | "hot90" | "ns" | "cold90" | "cold95" | "cold99" | null;
            /** @enum {string|null} */
            direction?: "up" | "down" | "none" | null;
            h3?: string | null;
            high?: number | null;
            kind?: string | null;
            low?: number | null;
            marks?: ("mixed" | "too_few_blocks" | "best_fit" | "withheld" | "no_population" | "below_minimum" | "too_few_periods" | "island" | "synthetic" | "summed")[] | null;
            n_band?: string | null;
            name?: string | null;
            number?: string | null;
            p?: number | null;
            p_adjusted?: number | null;
            period?: string | null;
            periods_used?: number | null;
            population?: number | null;
            postcode?: string | null;
            reference_value?: number | null;
            robustness?: number | null;
            sen_slope?: number | null;
            settlement?: string | null;
            /** @enum {string} */
            status?: "own" | "merged" | "suppressed" | "nodata";
            street?: string | null;
            tau_b?: number | null;
            trend_p?: number | null;
            trend_p_adjusted?: number | null;
            trend_s?: number | null;
            trend_z?: number | null;
            value?: number | null;
            z?: number | null;
        };
        Protection: {
            filter_threshold: number;
            noise: {
                bound: number;
                variance: number;
            } | null;
            threshold: number;
        };
        Release: {
            bbox: components["schemas"]["Box"];
            center: number[];
            filterThreshold: number;
            indicators: components["schemas"]["Indicator"][];
            method: components["schemas"]["Labels"];
            minDaysBetweenReleases: number;
            number: number;
            periods: string[];
            place: components["schemas"]["Labels"];
            protection: components["schemas"]["Protection"];
            published: string;
            synthetic: boolean;
            themes?: components["schemas"]["Theme"][];
            threshold: number;
        };
        Theme: {
            id: string;
            label: components["schemas"]["Labels"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
